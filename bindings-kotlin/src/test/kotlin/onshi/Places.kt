package onshi

import com.fasterxml.jackson.databind.JsonNode
import java.io.File

/** Answers the questions of `tests/places` in the JVM: `onshi.PlacesKt FOLDER`. */
fun main(arguments: Array<String>) {
    val folder = File(arguments[0])
    var typed = 0
    File(folder, "jvm.jsonl").bufferedWriter().use { answers ->
        File(folder, "questions.jsonl").forEachLine { line ->
            val question = Vectors.json.readTree(line)
            val ask = question["ask"].textValue()
            val text = question["text"].textValue()
            val answer = try {
                byText(ask, text)
            } catch (error: OnshiException) {
                """{"error":${refusal(error.problem)}}"""
            }
            if (question["typed"].booleanValue()) {
                byType(ask, Vectors.json.readTree(text))?.let { byType ->
                    typed++
                    val tree = Vectors.json.readTree(answer)
                    check(Vectors.holds(byType, tree["error"] ?: tree)) { "$line\nby text: $answer\nby type: $byType" }
                }
            }
            answers.appendLine(answer)
        }
    }
    println("jvm: $typed asked by type, too")
}

private fun byText(ask: String, text: String): String = when (ask) {
    "assess" -> OnshiJson.assess(text, explain = true)
    "plan" -> OnshiJson.plan(text)
    else -> OnshiJson.check(ask, text)
}

/** The answer to Kotlin's own types, as the wire has it; null where they cannot hold what is given. */
private fun byType(ask: String, given: JsonNode): JsonNode? = try {
    when (ask) {
        "assess" -> Wire.assessment(Onshi.assess(Forms.project(given)))
        "plan" -> Wire.plan(Onshi.plan(Forms.milestones(given)))
        else -> Wire.report(Forms.check(ask, given))
    }
} catch (_: Forms.NotTyped) {
    null
} catch (error: OnshiException) {
    Wire.problem(error.problem)
}

private fun refusal(problem: Problem): JsonNode {
    val message = mapOf("ja" to problem.messages.ja, "en" to problem.messages.en)
    return Vectors.json.createObjectNode().apply {
        setAll<JsonNode>(Wire.problem(problem).properties().associate { it.key to it.value })
        set<JsonNode>("message", Wire.tree(message))
    }
}
