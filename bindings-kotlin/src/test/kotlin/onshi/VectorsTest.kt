package onshi

import com.fasterxml.jackson.databind.JsonNode
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** Every file of the contract's vectors, through Kotlin's types where they can hold what is given. */
class VectorsTest {
    /** Cases that no Kotlin program can write, for the types keep them out, go in as text. */
    private var typed = 0
    private var byText = 0

    @Test
    fun `projects, editions, and what people type`() {
        run("assess_2021_01") { Wire.assessment(Onshi.assess(project(it), edition(it, "2021-01"))) }
        run("assess_2022_08") { Wire.assessment(Onshi.assess(project(it), edition(it))) }
        run("compare") { Wire.comparison(Onshi.compare(project(it), edition(it))) }
        assertEquals(0, byText)
        run("errors") { Vectors.json.readTree(OnshiJson.assess(it["given"].asText(), it["edition"]?.asText())) }
        run("editions") { Wire.report(Onshi.check(Onshi.editionFromJson(it["given"].toString()))) }
        run("money") { Wire.tree(mapOf("yen" to Onshi.parseYen(it["given"].asText()))) }
        run("dates") { Wire.tree(mapOf("date" to Onshi.parseDate(it["given"].asText()).toString())) }
    }

    @Test
    fun plans() {
        for (name in listOf("plan", "calendar")) {
            both(name, { Wire.plan(Onshi.plan(Forms.milestones(it))) }, OnshiJson::plan)
        }
        assertEquals(10, byText)
    }

    @Test
    fun forms() {
        for (form in FORMS) {
            both("check_$form", { Wire.report(Forms.check(form, it)) }) { OnshiJson.check(form, it) }
        }
        assertTrue(typed > 180, "$typed went in as Kotlin's own types")
    }

    /** Asks by text, and by type where that is possible: each must answer as expected. */
    private fun both(name: String, byType: (JsonNode) -> JsonNode, byJson: (String) -> String) = run(name) { case ->
        val given = case["given"]
        val answer = answer { Vectors.json.readTree(byJson(if (given.isTextual) given.textValue() else given.toString())) }
        assertTrue(Vectors.holds(case["expected"], answer), "${case["name"]}, by text: $answer")
        try {
            byType(given).also {
                typed++
                assertEquals(Vectors.findings(answer), Vectors.findings(it), case["name"].asText())
            }
        } catch (error: OnshiException) {
            Wire.problem(error.problem)
        } catch (_: Forms.NotTyped) {
            byText++
            answer
        }
    }

    private fun run(name: String, asked: (JsonNode) -> JsonNode) = Vectors.run(name) { answer { asked(it) } }

    private fun answer(asked: () -> JsonNode): JsonNode = try {
        asked()
    } catch (error: OnshiException) {
        Wire.problem(error.problem)
    }

    private fun project(case: JsonNode) = Forms.project(case["given"])

    private fun edition(case: JsonNode, name: String? = null) = (case["edition"]?.asText() ?: name)?.let(Onshi::edition)

    private companion object {
        val FORMS = listOf(
            "institution_code", "reader_application", "estimate_request", "usage_application", "receipt_breakdown",
            "completion_report", "subsidy_application",
        )
    }
}
