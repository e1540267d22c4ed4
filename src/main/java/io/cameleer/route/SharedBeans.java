package io.cameleer.route;

import java.util.Map;
import java.util.Set;
import org.apache.camel.Component;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.spi.Registry;
import org.jspecify.annotations.Nullable;

/**
 * The beans of the running context for a context that only tries a file. Components are kept from it, because one would
 * be taken over by the context that looks it up.
 */
final class SharedBeans implements BeanRepository {

    private final Registry live;

    SharedBeans(Registry live) {
        this.live = live;
    }

    @Override
    public @Nullable Object lookupByName(String name) {
        Object bean = live.lookupByName(name);
        return bean instanceof Component ? null : bean;
    }

    @Override
    public <T> @Nullable T lookupByNameAndType(String name, Class<T> type) {
        T bean = live.lookupByNameAndType(name, type);
        return bean instanceof Component ? null : bean;
    }

    @Override
    public <T> Map<String, T> findByTypeWithName(Class<T> type) {
        return Component.class.isAssignableFrom(type) ? Map.of() : live.findByTypeWithName(type);
    }

    @Override
    public <T> Set<T> findByType(Class<T> type) {
        return Component.class.isAssignableFrom(type) ? Set.of() : live.findByType(type);
    }
}
