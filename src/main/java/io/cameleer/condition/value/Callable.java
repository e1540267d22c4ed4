package io.cameleer.condition.value;

/** A value that can be called. */
public interface Callable extends PythonValue {

    Object call(Evaluation evaluation, Object[] positional, Keywords keywords);
}
