package io.cameleer.route;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.engine.DefaultComponentResolver;
import org.apache.camel.spi.ComponentResolver;
import org.jspecify.annotations.Nullable;

/**
 * Finds the components of the running context for a context that only tries a file: always a new instance, because a
 * component belongs to one context.
 */
final class SharedComponents implements ComponentResolver {

    private final ComponentResolver byScheme = new DefaultComponentResolver();
    private final CamelContext live;

    SharedComponents(CamelContext live) {
        this.live = live;
    }

    @Override
    public @Nullable Component resolveComponent(String name, CamelContext context) throws Exception {
        Component known = byScheme.resolveComponent(name, context);
        if (known instanceof QuartzComponent clock) {
            // Its endpoints plan their jobs as soon as they are there: none may come due while a file is tried.
            clock.setAutoStartScheduler(false);
        }
        return known == null ? likeTheRunningOne(name) : known;
    }

    private @Nullable Component likeTheRunningOne(String name) throws ReflectiveOperationException {
        Component running = live.hasComponent(name);
        if (running == null) {
            running = live.getRegistry().lookupByNameAndType(name, Component.class);
        }
        return running == null
                ? null
                : running.getClass().getDeclaredConstructor().newInstance();
    }
}
