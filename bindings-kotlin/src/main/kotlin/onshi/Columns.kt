package onshi

import java.time.LocalDate

/**
 * Projects as columns of the same length, one row each, for lists of thousands or millions. The arrays
 * are kept, not copied: do not write to them while a question is asked.
 *
 * @property facility [FacilityKind] by its ordinal: 0 for a hospital, 1 for a clinic, 2 for a pharmacy;
 *   [NONE] where missing.
 * @property readers face-recognition card readers (count); [NO_NUMBER] where missing.
 * @property cost the amount paid for the eligible work (yen, 0 to 10^12); [NO_NUMBER] where missing.
 * @property readerAppliedOn the day of the reader application, by [day]; [NO_DAY] where missing.
 * @property groupPrescriptionsPerMonth prescriptions of the pharmacy's group in a month (count);
 *   [NO_NUMBER] where missing, null where no row has one.
 * @property vendorContractOn the day of the vendor contract, by [day]; [NO_DAY] where missing, null where no
 *   row has one.
 * @property operationStartsOn the start of operation, by [day]; [NO_DAY] where missing, null where no row
 *   has one.
 * @property subsidyPaid whether a subsidy was paid: 1 or 0, [NONE] where missing; null where no row says so.
 * @throws IllegalArgumentException for a column that is not as long as [facility].
 */
public class ProjectColumns @JvmOverloads constructor(
    public val facility: ByteArray,
    public val readers: LongArray,
    public val cost: LongArray,
    public val readerAppliedOn: IntArray,
    public val groupPrescriptionsPerMonth: LongArray? = null,
    public val vendorContractOn: IntArray? = null,
    public val operationStartsOn: IntArray? = null,
    public val subsidyPaid: ByteArray? = null,
) {
    /** How many rows there are (count). */
    public val size: Int get() = facility.size

    init {
        val lengths = mapOf(
            "readers" to readers.size,
            "cost" to cost.size,
            "readerAppliedOn" to readerAppliedOn.size,
            "groupPrescriptionsPerMonth" to groupPrescriptionsPerMonth?.size,
            "vendorContractOn" to vendorContractOn?.size,
            "operationStartsOn" to operationStartsOn?.size,
            "subsidyPaid" to subsidyPaid?.size,
        )
        for ((name, length) in lengths) {
            require(length == null || length == size) { "$name has $length rows, facility has $size" }
        }
    }

    public companion object {
        /** Sentinel for a missing facility and for a missing flag. */
        public const val NONE: Byte = -1

        /** Sentinel for a missing number; one more is an invalid number, refused as `invalid_value`. */
        public const val NO_NUMBER: Long = Long.MIN_VALUE

        /** Sentinel for a missing day; one more is an impossible day, refused as `invalid_date`. */
        public const val NO_DAY: Int = Int.MIN_VALUE

        private const val IMPOSSIBLE_DAY = Int.MIN_VALUE + 1

        /** The days of the library's calendar. */
        private val CALENDAR = LocalDate.of(-262_143, 1, 1).toEpochDay()..LocalDate.of(262_142, 12, 31).toEpochDay()

        /**
         * Returns what a column of days holds for a day, or for none. A day that the library's calendar does not
         * reach, 262,000 years away, is `invalid_date` there and `invalid_value` for [Onshi.assess].
         */
        @JvmStatic
        public fun day(day: LocalDate?): Int {
            val days = (day ?: return NO_DAY).toEpochDay()
            return if (days in CALENDAR) days.toInt() else IMPOSSIBLE_DAY
        }
    }
}

/**
 * The answers to columns, one row each. A refused row has 0 yen and its code.
 *
 * @property subsidy the subsidy (yen); 0 where refused.
 * @property selfPay self-pay: the rest of the cost (yen); 0 where refused.
 * @property counted the part of the cost that counts (yen); 0 where refused.
 */
public class ColumnAnswers internal constructor(
    /** How many rows there are (count). */
    public val size: Int,
    private val codes: List<ErrorCode>,
) {
    public val subsidy: LongArray = LongArray(size)
    public val selfPay: LongArray = LongArray(size)
    public val counted: LongArray = LongArray(size)
    internal val error = ByteArray(size)
    internal val category = ByteArray(size)
    internal val track = ByteArray(size)

    /** Returns whether a row has an answer. */
    public fun isAnswered(row: Int): Boolean = error[row].toInt() == 0

    /** Returns the code of a refused row; null where it is answered. */
    public fun codeAt(row: Int): ErrorCode? = codes.getOrNull(error[row].toUByte().toInt() - 1)

    /** Returns the category under which the table lists a row's facility; null where it is refused. */
    public fun categoryAt(row: Int): Category? = Category.entries.getOrNull(category[row].toUByte().toInt())

    /** Returns the track of a row; null where it is refused. */
    public fun trackAt(row: Int): Track? = Track.entries.getOrNull(track[row].toUByte().toInt())
}
