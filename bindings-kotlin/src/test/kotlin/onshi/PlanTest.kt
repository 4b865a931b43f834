package onshi

import com.fasterxml.jackson.databind.JsonNode
import java.time.Instant
import java.time.LocalDate
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertTrue

class PlanTest {
    @Test
    fun vectors() {
        for (name in listOf("plan", "calendar")) {
            Vectors.run(name) { case ->
                try {
                    val milestones = milestones(case["given"])
                    if (milestones == null) byText++
                    milestones?.let { Wire.plan(Onshi.plan(it)) }
                        ?: Vectors.json.readTree(Onshi.planJson(case["given"].toString()))
                } catch (error: OnshiException) {
                    Wire.error(error)
                }
            }
        }
        // What no Kotlin program can write, for the types keep it out, goes in as text.
        assertEquals(10, byText)
    }

    private var byText = 0

    @Test
    fun `a plan has texts and a calendar file`() {
        val milestones = Milestones(FacilityKind.HOSPITAL, equipmentSetUpOn = LocalDate.of(2021, 6, 10))
        val plan = Onshi.plan(milestones)
        assertTrue(plan.steps.all { it.label.ja.isNotEmpty() && it.details.isNotEmpty() })
        assertTrue(plan.note!!.en.contains("hospital"))
        val file = Onshi.toIcs(milestones, Instant.parse("2021-05-20T00:00:00Z"))
        assertTrue(file.contains("DTSTART;VALUE=DATE:20210603") && file.contains("DTSTAMP:20210520T000000Z"))
        assertTrue(Onshi.toIcs(milestones, Instant.EPOCH, Language.EN, "7").contains("UID:place_order.vendor_contract.7@onshi"))
        val error = assertFailsWith<OnshiException> { Onshi.plan(milestones.copy(deferral = 7)) }
        assertEquals("deferral", error.field)
    }

    /** Reads what Kotlin's types can hold; null for the rest. */
    private fun milestones(given: JsonNode): Milestones? = try {
        require(!given.has("start"))
        Milestones(
            facility = FacilityKind.valueOf(given["facility"].asText().uppercase()),
            operationStartsOn = given.day("operation_starts_on"),
            equipmentSetUpOn = given.day("equipment_set_up_on"),
            readerAppliedOn = given.day("reader_applied_on"),
            asOf = given.day("as_of"),
            done = given["done"]?.takeUnless { it.isNull }?.also { require(it.isArray) }
                ?.map { Step.valueOf(it.asText().uppercase()) } ?: emptyList(),
            deferral = given["deferral"]?.takeUnless { it.isNull }?.also { require(it.isInt) }?.asInt(),
            groupPrescriptionsPerMonth = given["group_prescriptions_per_month"]?.takeUnless { it.isNull }?.asLong(),
        )
    } catch (_: RuntimeException) {
        null
    }
}
