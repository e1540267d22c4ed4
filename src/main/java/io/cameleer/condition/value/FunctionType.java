package io.cameleer.condition.value;

/** The type of what lambdas make. */
public final class FunctionType {

    public static final Type TYPE = Type.named("function").build();

    private FunctionType() {}
}
