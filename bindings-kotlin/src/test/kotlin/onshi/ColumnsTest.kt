package onshi

import onshi.internal.Direct
import onshi.internal.EditionChoice
import java.time.LocalDate
import kotlin.random.Random
import kotlin.test.Test
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertTrue

/** Projects as columns and as rows of numbers. */
class ColumnsTest {
    private val april = ProjectColumns.day(LocalDate.of(2021, 4, 1))
    private val clinics = ProjectColumns(
        facility = byteArrayOf(1, 0, 0, 2, ProjectColumns.NONE, 7),
        readers = longArrayOf(1, 1, 4, 1, 1, 1),
        cost = longArrayOf(300_000, 2_500_000, 1_903_000, 429_000, 1, 1),
        readerAppliedOn = IntArray(6) { april },
        groupPrescriptionsPerMonth = longArrayOf(ProjectColumns.NO_NUMBER, ProjectColumns.NO_NUMBER, ProjectColumns.NO_NUMBER, 40_000, ProjectColumns.NO_NUMBER, 0),
    )

    @Test
    fun `each row is answered as by hand`() {
        val answers = Onshi.assessColumns(clinics)
        // 300,000 × 3/4; half of at most 2,101,000, cut to thousands; half of 429,000, cut.
        assertContentEquals(longArrayOf(225_000, 1_050_000, 0, 214_000, 0, 0), answers.subsidy)
        assertContentEquals(longArrayOf(75_000, 1_450_000, 0, 215_000, 0, 0), answers.selfPay)
        assertContentEquals(longArrayOf(300_000, 2_101_000, 0, 429_000, 0, 0), answers.counted)
        assertEquals(listOf(null, null, ErrorCode.READERS_OUT_OF_RANGE, null, ErrorCode.MISSING_FIELD, ErrorCode.INVALID_VALUE), List(6, answers::codeAt))
        assertEquals(listOf(true, true, false, true, false, false), List(6, answers::isAnswered))
        assertEquals(listOf(Category.CLINIC_OR_PHARMACY, Category.HOSPITAL, null, Category.LARGE_CHAIN_PHARMACY, null, null), List(6, answers::categoryAt))
        assertEquals(listOf(Track.STANDARD, Track.STANDARD, null, Track.STANDARD, null, null), List(6, answers::trackAt))
        assertEquals(6, answers.size)
    }

    @Test
    fun `optional columns, editions and days count`() {
        fun clinic(applied: LocalDate?, contract: LocalDate?, start: LocalDate?, paid: Byte, edition: Edition? = null): ColumnAnswers = Onshi.assessColumns(
            ProjectColumns(
                byteArrayOf(1), longArrayOf(1), longArrayOf(300_000), intArrayOf(ProjectColumns.day(applied)), null,
                intArrayOf(ProjectColumns.day(contract)), intArrayOf(ProjectColumns.day(start)), byteArrayOf(paid),
            ),
            edition,
        )
        val (june, july, august) = listOf(LocalDate.of(2022, 6, 7), LocalDate.of(2022, 7, 1), LocalDate.of(2022, 8, 1))
        assertEquals(300_000, clinic(june, august, null, 0).subsidy[0])
        assertEquals(ErrorCode.VENDOR_CONTRACT_ON_REQUIRED, clinic(june, null, null, 0).codeAt(0))
        assertEquals(ErrorCode.VENDOR_CONTRACT_TOO_LATE, clinic(june, LocalDate.of(2023, 3, 1), null, 0).codeAt(0))
        assertEquals(300_000, clinic(LocalDate.of(2021, 4, 1), null, july, ProjectColumns.NONE).subsidy[0])
        assertEquals(225_000, clinic(LocalDate.of(2021, 4, 1), null, july, 1).subsidy[0])
        assertEquals(ErrorCode.MISSING_FIELD, clinic(null, null, null, 0).codeAt(0))
        assertEquals(ErrorCode.INVALID_DATE, clinic(LocalDate.MAX, null, null, 0).codeAt(0))
        assertEquals(ErrorCode.DATE_NOT_COVERED, clinic(june, august, null, 0, Onshi.edition("2021-01")).codeAt(0))
    }

    @Test
    fun `wrong columns and editions are refused, no rows are no error`() {
        val error = assertFailsWith<IllegalArgumentException> { ProjectColumns(byteArrayOf(1), longArrayOf(1), longArrayOf(), intArrayOf(april)) }
        assertEquals("cost has 0 rows, facility has 1", error.message)
        assertFailsWith<IllegalArgumentException> { ProjectColumns(byteArrayOf(1), longArrayOf(1), longArrayOf(1), intArrayOf(april), subsidyPaid = byteArrayOf()) }
        val edition = Onshi.edition("2022-08").copy(rows = emptyList())
        assertFailsWith<OnshiException.Edition> { Onshi.assessColumns(clinics, edition) }
        val none = ProjectColumns(byteArrayOf(), longArrayOf(), longArrayOf(), intArrayOf())
        assertFailsWith<OnshiException.Edition> { Onshi.assessColumns(none, edition) }
        assertEquals(0, Onshi.assessColumns(none).size)
    }

    @Test
    fun `numbers, records and columns answer alike`() {
        val random = Random(20_210_401)
        val projects = List(20_000) { project(random) }
        val own = Onshi.edition("2022-08").let { it.copy(chainThreshold = it.chainThreshold.copy(value = 30_000)) }
        var refused = 0
        for (edition in listOf(null, Onshi.edition("2021-01"), own)) {
            val outcomes = Onshi.assessAll(projects, edition)
            val choice = if (edition == null) EditionChoice.Latest else EditionChoice.Own(edition)
            Direct.assess(projects, choice).zip(outcomes).forEach { (record, outcome) -> assertEquals(record, outcome) }
            val columns = Onshi.assessColumns(columns(projects), edition)
            outcomes.forEachIndexed { row, outcome ->
                val expected = (outcome as? Outcome.Answered)?.assessment
                val problem = (outcome as? Outcome.Refused)?.problem
                val isFarAway = problem?.code == ErrorCode.INVALID_VALUE && problem.field.orEmpty().endsWith("_on")
                assertEquals(if (isFarAway) ErrorCode.INVALID_DATE else problem?.code, columns.codeAt(row), "${projects[row]}")
                assertEquals(expected?.subsidy ?: 0, columns.subsidy[row])
                assertEquals(expected?.selfPay ?: 0, columns.selfPay[row])
                assertEquals(expected?.counted ?: 0, columns.counted[row])
                assertEquals(expected?.category, columns.categoryAt(row))
                assertEquals(expected?.track, columns.trackAt(row))
                if (expected == null) refused++
            }
        }
        // A third or more of each kind, or the test would compare little.
        assertTrue(refused in 15_000..45_000, "$refused of 60,000")
    }

    /** Projects of all kinds and days, some with what is missing or out of range. */
    private fun project(random: Random): Project {
        fun <T> often(value: T, vararg others: T?): T? = if (random.nextInt(20) > 0) value else others.random(random)
        val facility = FacilityKind.entries.random(random)
        val from = LocalDate.of(2020, 8, 6)
        val group = if (facility == FacilityKind.PHARMACY) random.nextLong(20_000, 60_000) else null
        return Project(
            facility = facility,
            readers = often(if (facility == FacilityKind.HOSPITAL) random.nextInt(1, 4) else 1, null, 0, -1, 4, Int.MAX_VALUE, Int.MIN_VALUE),
            cost = often(random.nextLong(0, 3_000_000), null, -1, 1_000_000_000_000, 1_000_000_000_001, 999_999_999_999, Long.MAX_VALUE, Long.MIN_VALUE),
            readerAppliedOn = often(from.plusDays(random.nextLong(880)), null, LocalDate.MAX, LocalDate.MIN, LocalDate.of(1_000_000, 1, 1), LocalDate.of(0, 1, 1), LocalDate.of(10_000, 1, 1)),
            groupPrescriptionsPerMonth = often(group ?: 0, null, -1, 0, 1, Long.MAX_VALUE, Long.MIN_VALUE),
            vendorContractOn = often(LocalDate.of(2023, 2, 27).plusDays(random.nextLong(3)), null, LocalDate.MIN, LocalDate.of(-1_000_000, 1, 1)),
            operationStartsOn = if (random.nextBoolean()) often(LocalDate.of(2022, 6, 6).plusDays(random.nextLong(300)), LocalDate.MAX, LocalDate.of(1_000_000, 1, 1), LocalDate.of(262_142, 12, 31)) else null,
            subsidyPaid = random.nextInt(4) == 0,
        )
    }
}
