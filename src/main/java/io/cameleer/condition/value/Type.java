package io.cameleer.condition.value;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A Python type: its name, the one it derives from, what its values can do, and how it makes them when called. */
public final class Type implements Callable {

    static final Type TYPE = named("type").build();

    private final String name;
    private final @Nullable Type base;
    private final Map<String, Member> members;
    private final @Nullable Callable constructor;

    private Type(Builder builder) {
        this.name = builder.name;
        this.base = builder.base;
        this.members = Map.copyOf(builder.members);
        this.constructor = builder.constructor;
    }

    static Builder named(String name) {
        return new Builder(name);
    }

    /** The name as Python's messages give it. */
    public String name() {
        return name;
    }

    @Nullable
    Member member(String attribute) {
        Member member = members.get(attribute);
        return member == null && base != null ? base.member(attribute) : member;
    }

    /** The names of the attributes of its values. */
    public Set<String> attributes() {
        Set<String> all = new LinkedHashSet<>(members.keySet());
        if (base != null) {
            all.addAll(base.attributes());
        }
        return all;
    }

    boolean derivesFrom(Type other) {
        return this == other || base != null && base.derivesFrom(other);
    }

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public String repr(Evaluation evaluation) {
        return "<class '" + name + "'>";
    }

    @Override
    public Object call(Evaluation evaluation, Object[] positional, Keywords keywords) {
        if (constructor == null) {
            throw PythonError.type("cannot create '" + name + "' instances");
        }
        return constructor.call(evaluation, positional, keywords);
    }

    @Override
    public @Nullable Object attribute(String attribute) {
        Member member = member(attribute);
        if (member instanceof Member.Constant constant) {
            return constant.value();
        }
        return member instanceof Member.Method method ? new UnboundMethod(this, method) : null;
    }

    /** Collects what a type consists of. */
    static final class Builder {

        private final String name;
        private final Map<String, Member> members = new LinkedHashMap<>();
        private @Nullable Type base;
        private @Nullable Callable constructor;

        private Builder(String name) {
            this.name = name;
        }

        Builder base(Type type) {
            base = type;
            return this;
        }

        Builder constructor(Signature signature, BuiltinFunction.Body body) {
            constructor = new BuiltinFunction(name, signature, body);
            return this;
        }

        Builder method(String method, Signature signature, Member.Body body) {
            members.put(method, new Member.Method(method, signature, body));
            return this;
        }

        Builder property(String property, Member.Getter getter) {
            members.put(property, new Member.Property(getter));
            return this;
        }

        Builder constant(String constant, Object value) {
            members.put(constant, new Member.Constant(value));
            return this;
        }

        Builder classMethod(String method, Signature signature, BuiltinFunction.Body body) {
            return constant(method, new BuiltinFunction(method, signature, body));
        }

        Type build() {
            return new Type(this);
        }
    }
}
