package onshi

import java.math.BigDecimal
import java.time.LocalDate
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertNotEquals
import kotlin.test.assertTrue

class EditionTest {
    private val newest = Onshi.edition("2022-08")
    private val clinic = Project(FacilityKind.CLINIC, 1, 300_000, LocalDate.of(2021, 4, 15))

    @Test
    fun `built-in editions are values`() {
        assertEquals(listOf("2021-01", "2022-08"), Onshi.editionNames())
        assertEquals("2022-08", Onshi.latestEdition())
        assertEquals(40_000, newest.chainThreshold.value)
        val row = newest.rows.first { it.category == Category.HOSPITAL && it.readers == 1L && it.track == Track.STANDARD }
        assertEquals(listOf(2_101_000L, 1_050_000L), listOf(row.base, row.ceiling))
        assertEquals("1/2", row.ratio)
        assertTrue(Onshi.describe(row.citation).ja.contains("補助上限表"))
    }

    @Test
    fun `an edition read back answers as the built-in one`() {
        val again = Onshi.editionFromJson(Onshi.editionToJson(newest))
        assertEquals(newest, again)
        assertEquals(Basis.INFERRED, Onshi.assess(clinic, again).basis)
    }

    @Test
    fun `a deadline a month later`() {
        val later = newest.copy(
            tracks = newest.tracks.map {
                when (it.track) {
                    Track.ACCELERATED -> it.copy(appliesTo = LocalDate.of(2021, 4, 30))
                    Track.STANDARD -> it.copy(appliesFrom = LocalDate.of(2021, 5, 1))
                    Track.MANDATE -> it
                }
            },
        )
        assertTrue(Onshi.check(later).ok)
        assertEquals(300_000, Onshi.assess(clinic, later).subsidy)
        assertEquals(listOf(300_000L, 300_000L), Onshi.assessAll(listOf(clinic, clinic), later).map { it.orThrow().subsidy })
        assertEquals(300_000, Onshi.explain(clinic, later).assessment.subsidy)
        assertEquals(225_000, Onshi.assess(clinic, newest).subsidy)
    }

    @Test
    fun `another fraction rule is chosen`() {
        val whole = Onshi.withFractionRule(newest, FractionRule.WHOLE_YEN)
        val answer = Onshi.assess(clinic.copy(cost = 429_000), whole)
        assertEquals(321_750, answer.subsidy)
        assertEquals(Basis.CHOSEN, answer.basis)
    }

    /** 428,999 × 2/3 = 857,998/3; of 429,000 the two thirds are whole. */
    @Test
    fun `a ratio whose decimals do not end is a fraction`() {
        val thirds = newest.copy(
            rows = newest.rows.map {
                if (it.category == Category.CLINIC_OR_PHARMACY && it.track == Track.STANDARD) it.copy(ratio = "2/3", ceiling = 286_000) else it
            },
        )
        for (answer in listOf(Onshi.assess(clinic.copy(cost = 428_999), thirds), Onshi.assessAll(listOf(clinic.copy(cost = 428_999)), thirds)[0].orThrow())) {
            assertEquals(listOf(857_998L, 3L), listOf(answer.exact.numerator, answer.exact.denominator))
            assertEquals("857998/3" to "2998/3", answer.exact.toString() to answer.cut.toString())
            assertEquals(285_000, answer.subsidy)
            assertFailsWith<ArithmeticException> { answer.exact.toBigDecimal() }
        }
        val whole = Onshi.assess(clinic.copy(cost = 429_000), thirds).exact
        assertEquals(BigDecimal(286_000), whole.toBigDecimal())
        assertEquals(Onshi.assess(clinic.copy(cost = 429_000), thirds).exact, whole)
        assertTrue(whole > Onshi.assess(clinic.copy(cost = 428_999), thirds).exact)
    }

    /** 429,000 × 3/4 = 321,750 for a pharmacy whose group is no large chain, 429,000 × 1/2 = 214,500 for one of a large chain. */
    @Test
    fun `an edition is not taken for the one asked before`() {
        val pharmacy = Project(FacilityKind.PHARMACY, 1, 429_000, LocalDate.of(2021, 4, 1), 35_000)
        fun threshold(value: Long) = newest.copy(chainThreshold = newest.chainThreshold.copy(value = value))
        fun subsidy(edition: Edition?) = Onshi.assess(pharmacy, edition).subsidy
        repeat(2) {
            assertEquals(214_000, subsidy(threshold(35_000)))
            assertEquals(321_000, subsidy(threshold(35_001)))
            assertEquals(321_000, subsidy(null))
            assertEquals(214_000, subsidy(threshold(35_000)))
            assertFailsWith<OnshiException.Edition> { subsidy(threshold(35_000).copy(rows = emptyList())) }
            assertEquals(214_000, subsidy(threshold(35_000)))
        }
    }

    @Test
    fun `what is no table is refused with the place`() {
        val gap = newest.copy(tracks = newest.tracks.drop(1))
        assertEquals(emptyList(), Onshi.check(newest).findings)
        assertTrue(Onshi.check(newest.copy(rows = newest.rows.drop(1))).findings.any { it.code == FindingCode.ROW_MISSING })
        for (asked in listOf<() -> Any>({ Onshi.assess(clinic, gap.copy(rows = emptyList())) }, { Onshi.assessAll(emptyList(), gap.copy(rows = emptyList())) })) {
            assertEquals(ErrorCode.INVALID_EDITION, assertFailsWith<OnshiException.Edition> { asked() }.code)
        }
        val negative = newest.copy(rows = newest.rows.mapIndexed { i, row -> if (i == 2) row.copy(readers = -1) else row })
        assertEquals("rows[2].readers", assertFailsWith<OnshiException.Edition> { Onshi.check(negative) }.field)
        val far = newest.copy(publishedOn = LocalDate.MAX)
        assertEquals("published_on", assertFailsWith<OnshiException.Edition> { Onshi.editionToJson(far) }.field)
        val ratio = newest.copy(rows = newest.rows.map { it.copy(ratio = "\ud800") })
        assertEquals("rows[0].ratio", assertFailsWith<OnshiException.Edition> { Onshi.compare(clinic, ratio) }.field)
    }

    @Test
    fun `an explanation has sentences, sources and what was assumed`() {
        val explanation = Onshi.explain(clinic)
        assertTrue(explanation.sentences.any { it.text.en.contains("300,000 yen × 3/4 = 225,000 yen") })
        assertTrue(explanation.sentences.all { it.text.ja.isNotEmpty() && it.citation.place.isNotEmpty() })
        assertTrue(explanation.citations.any { it.what == "base" && it.citation.document == "S" })
        assertEquals(listOf("operation_start_unknown"), explanation.assumptions.map { it.code }.filter { it.startsWith("operation") })
        assertNotEquals(explanation.sentences[0].text.ja, explanation.sentences[0].text.en)
    }
}
