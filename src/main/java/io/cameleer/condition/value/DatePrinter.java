package io.cameleer.condition.value;

/** A value whose format specification is that of {@code strftime}. */
interface DatePrinter {

    String print(Evaluation evaluation, String format);
}
