package onshi

import java.math.BigDecimal
import java.time.LocalDate
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertIs
import kotlin.test.assertNull

class AssessTest {
    private val clinic = Project(
        facility = FacilityKind.CLINIC,
        readers = 1,
        cost = 429_000,
        readerAppliedOn = LocalDate.of(2021, 4, 1),
    )

    @Test
    fun `amounts are whole yen and decimals are decimals`() {
        val answer = Onshi.assess(clinic)
        assertEquals(321_000L, answer.subsidy)
        assertEquals(108_000L, answer.selfPay)
        assertEquals(BigDecimal("321750"), answer.exact.toBigDecimal())
        assertEquals(Track.STANDARD, answer.track)
        assertEquals(answer, Onshi.assess(clinic.copy()))
        assertEquals(Onshi.latestEdition(), answer.edition)
    }

    @Test
    fun `values out of range are coded errors and the next call works`() {
        val refused = listOf(
            clinic.copy(readers = -1) to "readers_out_of_range",
            clinic.copy(readers = Int.MAX_VALUE) to "readers_out_of_range",
            clinic.copy(cost = -1) to "cost_out_of_range",
            clinic.copy(cost = 1L shl 60) to "cost_out_of_range",
            clinic.copy(cost = Long.MIN_VALUE) to "cost_out_of_range",
            clinic.copy(groupPrescriptionsPerMonth = 1) to "group_prescriptions_not_applicable",
            clinic.copy(groupPrescriptionsPerMonth = -1) to "invalid_value",
            clinic.copy(facility = FacilityKind.PHARMACY) to "missing_field",
            clinic.copy(readerAppliedOn = LocalDate.of(2020, 8, 6)) to "date_not_covered",
            clinic.copy(readerAppliedOn = LocalDate.MAX) to "invalid_value",
            clinic.copy(vendorContractOn = LocalDate.MIN) to "invalid_value",
            clinic.copy(readerAppliedOn = LocalDate.of(2022, 6, 7)) to "vendor_contract_on_required",
        )
        for ((project, code) in refused) {
            val error = assertFailsWith<OnshiException> { Onshi.assess(project) }
            assertEquals(code, error.code.code)
            assertEquals(321_000L, Onshi.assess(clinic).subsidy)
        }
    }

    @Test
    fun `an error says which field and what is allowed`() {
        val error = assertFailsWith<OnshiException> {
            Onshi.assess(clinic.copy(facility = FacilityKind.HOSPITAL, readers = 4))
        }
        assertEquals("readers", error.field)
        assertEquals("4", error.given)
        val range = assertIs<Allowed.Range>(error.allowed)
        assertEquals(listOf<Bound?>(Bound.Number(1), Bound.Number(3)), listOf(range.min, range.max))
        assertEquals(error.messages.en, error.message)
        assertEquals(ErrorCode.UNKNOWN_EDITION, assertFailsWith<OnshiException.Edition> { Onshi.edition("2030-01") }.code)
    }

    @Test
    fun `text with half a surrogate pair or a zero crosses`() {
        for (text in listOf("\ud800", "{\"facility\":\"\ud800\"}", "\u0000", "")) {
            val error = assertFailsWith<OnshiException> { OnshiJson.assess(text) }
            assertEquals(if (text.startsWith("{")) "facility" else null, error.field)
        }
        assertNull(assertFailsWith<OnshiException> { OnshiJson.assess("[]") }.field)
    }
}
