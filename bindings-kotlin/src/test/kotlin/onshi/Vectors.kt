package onshi

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import java.io.File
import kotlin.test.assertTrue

/** The contract's vectors, compared as every language does. */
object Vectors {
    val json = ObjectMapper()

    /** Runs every case of a file and prints how many: `vectors NAME COUNT`. */
    fun run(name: String, answer: (JsonNode) -> JsonNode) {
        val cases = json.readTree(File("../tests/vectors/$name.json"))["cases"].toList()
        val wrong = cases.filterNot { holds(it["expected"], answer(it)) }
        assertTrue(wrong.isEmpty(), wrong.joinToString("\n") { "${it["name"]}: ${answer(it)}" })
        assertTrue(cases.isNotEmpty())
        println("vectors $name ${cases.size}")
    }

    /** The findings of an answer, in their order: code and path. */
    fun findings(answer: JsonNode): List<Pair<String, String>> = codes(answer["findings"])

    private fun codes(findings: JsonNode?): List<Pair<String, String>> =
        findings.orEmpty().map { it["code"].asText() to it["path"].asText() }

    private fun JsonNode?.orEmpty(): Iterable<JsonNode> = this ?: emptyList()

    /** Whether the answer has all that is expected. */
    fun holds(expected: JsonNode, answer: JsonNode?): Boolean = when {
        expected.isObject -> expected.properties().all { (key, wanted) ->
            val found = answer?.get(key)
            if (key == "findings") codes(wanted).toSet() == codes(found).toSet() else holds(wanted, found)
        }
        expected.isArray -> answer != null && answer.size() == expected.size() &&
            expected.zip(answer).all { (wanted, found) -> holds(wanted, found) }
        expected.isNull -> answer == null || answer.isNull
        else -> expected == answer
    }
}
