import java.io.File
import onshi.FacilityKind
import onshi.Language
import onshi.Onshi
import onshi.OnshiException
import onshi.Project
import onshi.ReceiptBreakdown
import onshi.ReceiptLine

/** Reads a receipt breakdown as claims software writes it out; prints what is wrong and what the subsidy is. */
fun main(args: Array<String>) {
    val rows = File(args[0]).readLines().map { it.split('\t') }
    val value = rows.associate { it[0] to it[1] }
    val yen = { text: String -> Onshi.parseYen(text) }
    val word = value["facility"].orEmpty()
    val facility = FacilityKind.entries.find { it.name.equals(word, ignoreCase = true) }
        ?: return println("facility: hospital、clinic、pharmacy のいずれかです（指定：$word）")
    try {
        val form = Onshi.draft(
            ReceiptBreakdown(
                issuedOn = value["issued_on"]?.let(Onshi::parseDate),
                prefecture = value["prefecture"].orEmpty(),
                scoreTable = value["score_table"]?.toInt(),
                institutionCode = value["institution_code"].orEmpty(),
                name = value["name"].orEmpty(),
                lines = rows.filter { it[0] == "line" }.map { (_, item, eligible, ineligible) ->
                    ReceiptLine(item, yen(eligible), yen(ineligible))
                },
                receiptTotal = value["receipt_total"]?.let(yen),
            ),
        )
        for (finding in Onshi.check(form).findings) {
            println("${finding.severity} ${finding.path}: ${finding.message.forForm(Language.JA)}")
        }
        val eligible = form.subtotalEligible ?: return println("補助額を計算するには、補助対象の内訳が必要です")
        val project = Project(
            facility = facility,
            readers = 1,
            cost = eligible,
            readerAppliedOn = value["reader_applied_on"]?.let(Onshi::parseDate),
        )
        val answer = Onshi.assess(project)
        println("補助額 ${answer.subsidy}円 自己負担 ${answer.selfPay}円")
    } catch (error: OnshiException) {
        println("${error.field ?: "-"}: ${error.forForm(Language.JA)}")
    }
}
