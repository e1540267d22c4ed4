package io.cameleer.condition.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;

/** The built-in functions over numbers. */
final class NumberFunctions {

    private NumberFunctions() {}

    static void addTo(Map<String, Object> table) {
        Builtins.add(
                table,
                "abs",
                Signature.of("x", "/"),
                (evaluation, arguments) -> absolute(evaluation, arguments.get(0)));
        Builtins.add(table, "round", Signature.of("number", "ndigits?"), NumberFunctions::round);
        Builtins.add(table, "divmod", Signature.of("x", "y", "/"), NumberFunctions::divmod);
        Builtins.add(table, "pow", Signature.of("base", "exp", "mod?"), NumberFunctions::power);
        addRadix(table, "hex", "0x", 16);
        addRadix(table, "oct", "0o", 8);
        addRadix(table, "bin", "0b", 2);
    }

    private static void addRadix(Map<String, Object> table, String name, String prefix, int radix) {
        Builtins.add(table, name, Signature.of("number", "/"), (evaluation, arguments) -> {
            BigInteger number = Integers.index(arguments.get(0));
            return (number.signum() < 0 ? "-" : "") + prefix + number.abs().toString(radix);
        });
    }

    private static Object absolute(Evaluation evaluation, Object value) {
        if (value instanceof Double number) {
            return Math.abs(number);
        }
        if (Integers.is(value)) {
            return Integers.of(Integers.big(value).abs());
        }
        if (value instanceof TimeDelta delta) {
            return delta.absolute();
        }
        throw PythonError.type("bad operand type for abs(): '" + Types.of(value).name() + "'");
    }

    private static Object round(Evaluation evaluation, Arguments arguments) {
        Object value = arguments.get(0);
        if (!Floats.isNumber(value)) {
            throw PythonError.type("type " + Types.of(value).name() + " doesn't define __round__ method");
        }
        if (value instanceof Double number) {
            return arguments.some(1) ? round(number, Integers.clamp(arguments.get(1))) : round(number);
        }
        Object integer = Integers.exact(value);
        int digits = arguments.some(1) ? Integers.clamp(arguments.get(1)) : 0;
        return digits >= 0 ? integer : round(Integers.big(integer), digits);
    }

    /** To the nearest integer, a half to the even one. */
    private static Object round(double number) {
        Floats.truncate(number);
        return Floats.truncate(Math.rint(number));
    }

    private static Object round(double number, int digits) {
        if (Double.isNaN(number) || Double.isInfinite(number) || digits > 323) {
            return number;
        }
        if (digits < -308) {
            return Math.copySign(0.0, number);
        }
        double rounded =
                new BigDecimal(number).setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
        if (Double.isInfinite(rounded)) {
            throw PythonError.overflow("rounded value too large to represent");
        }
        return Math.copySign(rounded, number);
    }

    private static Object round(BigInteger number, int digits) {
        if (-(long) digits > number.bitLength()) {
            return 0L;
        }
        return Integers.of(
                new BigDecimal(number).setScale(digits, RoundingMode.HALF_EVEN).toBigInteger());
    }

    private static Object divmod(Evaluation evaluation, Arguments arguments) {
        Object x = arguments.get(0);
        Object y = arguments.get(1);
        if (Integers.is(x) && Integers.is(y)) {
            return new TupleValue(Integers.divmod(evaluation, x, y));
        }
        if (!(Floats.isNumber(x) && Floats.isNumber(y)) && !(x instanceof TimeDelta && y instanceof TimeDelta)) {
            throw PythonError.type("unsupported operand type(s) for divmod(): '"
                    + Types.of(x).name() + "' and '" + Types.of(y).name() + "'");
        }
        return TupleValue.of(
                Arithmetic.binary(evaluation, Operator.FLOOR_DIVIDE, x, y),
                Arithmetic.binary(evaluation, Operator.MODULO, x, y));
    }

    private static Object power(Evaluation evaluation, Arguments arguments) {
        if (!arguments.some(2)) {
            return Arithmetic.binary(evaluation, Operator.POWER, arguments.get(0), arguments.get(1));
        }
        for (int i = 0; i < 3; i++) {
            if (!Integers.is(arguments.get(i))) {
                throw PythonError.type("pow() 3rd argument not allowed unless all arguments are integers");
            }
        }
        BigInteger modulus = Integers.big(arguments.get(2));
        if (modulus.signum() == 0) {
            throw PythonError.value("pow() 3rd argument cannot be 0");
        }
        BigInteger base = Integers.big(arguments.get(0));
        BigInteger exponent = Integers.big(arguments.get(1));
        evaluation.charge(1 + (long) exponent.bitLength() * modulus.bitLength() / 64 * (1 + modulus.bitLength() / 64));
        try {
            BigInteger result = base.modPow(exponent, modulus.abs());
            boolean shifted = modulus.signum() < 0 && result.signum() != 0;
            return Integers.of(shifted ? result.add(modulus) : result);
        } catch (ArithmeticException notInvertible) {
            throw PythonError.value("base is not invertible for the given modulus");
        }
    }
}
