package onshi

import java.math.BigDecimal
import java.math.BigInteger

/**
 * An exact number of yen, with what is below one yen: 321,749.25, or 857,998/3 where a ratio such as 2/3 leaves decimals that do not
 * end. Two equal numbers are equal however they came about.
 */
// Reduced when it is asked for: most are never looked at.
public class ExactYen internal constructor(private val above: Long, private val below: Long) : Comparable<ExactYen> {
    private val part: Long get() = BigInteger.valueOf(above).gcd(BigInteger.valueOf(below)).toLong()

    /** The numerator in lowest terms. */
    public val numerator: Long get() = above / part

    /** The denominator in lowest terms, 1 for whole yen. */
    public val denominator: Long get() = below / part

    /**
     * Returns the number as a decimal.
     *
     * @throws ArithmeticException where its decimals do not end.
     */
    public fun toBigDecimal(): BigDecimal = BigDecimal.valueOf(above).divide(BigDecimal.valueOf(below)).let { number ->
        if (number.scale() > 0) number.stripTrailingZeros() else number
    }

    override fun compareTo(other: ExactYen): Int =
        (BigInteger.valueOf(above) * BigInteger.valueOf(other.below)).compareTo(BigInteger.valueOf(other.above) * BigInteger.valueOf(below))

    override fun equals(other: Any?): Boolean = other is ExactYen && compareTo(other) == 0

    override fun hashCode(): Int = 31 * numerator.hashCode() + denominator.hashCode()

    /** Returns the number as the wire has it: `321749.25`, `857998/3`. */
    override fun toString(): String = try {
        toBigDecimal().toPlainString()
    } catch (_: ArithmeticException) {
        "$numerator/$denominator"
    }
}
