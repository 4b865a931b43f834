package onshi

import com.fasterxml.jackson.databind.JsonNode
import java.time.DateTimeException
import java.time.LocalDate
import java.time.YearMonth

/** The wire's objects as Kotlin's, for the vectors. */
object Forms {
    /** Kotlin's types cannot hold what is given. */
    class NotTyped : Exception()

    fun milestones(given: JsonNode) = given.only(
        "facility", "operation_starts_on", "equipment_set_up_on", "reader_applied_on", "as_of", "done", "deferral",
        "group_prescriptions_per_month",
    ).run {
        Milestones(
            facility = needed(word<FacilityKind>("facility")),
            operationStartsOn = day("operation_starts_on"),
            equipmentSetUpOn = day("equipment_set_up_on"),
            readerAppliedOn = day("reader_applied_on"),
            asOf = day("as_of"),
            done = words<Step>("done") ?: emptyList(),
            deferral = int("deferral"),
            groupPrescriptionsPerMonth = long("group_prescriptions_per_month"),
        )
    }

    /** The report on a form that is given as the wire has it. */
    fun check(form: String, given: JsonNode): Report = when (form) {
        "institution_code" -> Onshi.check(institutionCode(given))
        "reader_application" -> Onshi.check(readerApplication(given))
        "estimate_request" -> Onshi.check(estimateRequest(given))
        "usage_application" -> Onshi.check(usageApplication(given))
        "receipt_breakdown" -> Onshi.check(receiptBreakdown(given))
        "completion_report" -> Onshi.check(completionReport(given))
        "subsidy_application" -> Onshi.check(subsidyApplication(given))
        else -> error("no form $form")
    }

    fun institutionCode(given: JsonNode) = given.only("prefecture", "score_table", "code").run {
        InstitutionCode(code = text("code"), prefecture = text("prefecture"), scoreTable = int("score_table"))
    }

    fun readerApplication(given: JsonNode) =
        given.only("facility", "maker", "product", "readers", "portal_account").run {
            ReaderApplication(
                facility = word<FacilityKind>("facility"),
                maker = text("maker"),
                product = text("product"),
                readers = int("readers"),
                portalAccount = flag("portal_account"),
            )
        }

    fun estimateRequest(given: JsonNode) = given.only(
        "wished_start", "reader_product", "reader_applied", "terminal_os", "line", "has_electronic_chart",
        "wants_medicine_and_checkup_data", "scope", "reader_place", "orders_computers", "options", "name", "contact",
        "telephone",
    ).run {
        EstimateRequest(
            wishedStart = given("wished_start") { it.isTextual }?.textValue()?.let { start ->
                when {
                    start == "as_soon_as_possible" -> WishedStart.AsSoonAsPossible
                    start.length == 7 -> month("wished_start")?.let { WishedStart.InMonth(it) }
                    else -> day("wished_start")?.let { WishedStart.OnDay(it) }
                }
            },
            readerProduct = text("reader_product"),
            readerApplied = flag("reader_applied"),
            terminalOs = text("terminal_os"),
            line = word<LineKind>("line"),
            hasElectronicChart = flag("has_electronic_chart"),
            wantsMedicineAndCheckupData = flag("wants_medicine_and_checkup_data"),
            scope = words<Work>("scope"),
            readerPlace = text("reader_place"),
            ordersComputers = flag("orders_computers"),
            options = text("options"),
            name = text("name"),
            contact = text("contact"),
            telephone = text("telephone"),
        )
    }

    fun usageApplication(given: JsonNode) = given.only(
        "line", "fibre", "ntt_line", "customer_id", "first_use_month", "test_month", "connecting_computers",
        "certificates", "online_claims",
    ).run {
        UsageApplication(
            line = word<LineKind>("line"),
            fibre = flag("fibre"),
            nttLine = flag("ntt_line"),
            customerId = text("customer_id"),
            firstUseMonth = month("first_use_month"),
            testMonth = month("test_month"),
            connectingComputers = long("connecting_computers"),
            certificates = long("certificates"),
            onlineClaims = word<OnlineClaims>("online_claims"),
        )
    }

    fun receiptBreakdown(given: JsonNode) = given.only(
        "issued_on", "prefecture", "score_table", "institution_code", "name", "lines", "subtotal_eligible",
        "subtotal_ineligible", "total", "receipt_total",
    ).run {
        ReceiptBreakdown(
            issuedOn = day("issued_on"),
            prefecture = text("prefecture"),
            scoreTable = int("score_table"),
            institutionCode = text("institution_code"),
            name = text("name"),
            lines = list("lines")?.map { line ->
                line.only("item", "detail", "eligible", "ineligible").run {
                    ReceiptLine(text("item"), long("eligible"), long("ineligible"), text("detail"))
                }
            },
            subtotalEligible = long("subtotal_eligible"),
            subtotalIneligible = long("subtotal_ineligible"),
            total = long("total"),
            receiptTotal = long("receipt_total"),
        )
    }

    fun completionReport(given: JsonNode) = given.only(
        "reported_on", "completed_on", "prefecture", "score_table", "institution_code", "name", "founder",
        "postal_code", "address", "telephone",
    ).run {
        CompletionReport(
            reportedOn = day("reported_on"),
            completedOn = day("completed_on"),
            prefecture = text("prefecture"),
            scoreTable = int("score_table"),
            institutionCode = text("institution_code"),
            name = text("name"),
            founder = text("founder"),
            postalCode = text("postal_code"),
            address = text("address"),
            telephone = text("telephone"),
        )
    }

    fun subsidyApplication(given: JsonNode) = given.only(
        "applied_on", "paid_on", "project", "amount", "receipt_attached", "breakdown", "report", "deferral",
    ).run {
        SubsidyApplication(
            appliedOn = day("applied_on"),
            paidOn = day("paid_on"),
            project = given("project")?.let(::project),
            amount = long("amount"),
            receiptAttached = flag("receipt_attached"),
            breakdown = given("breakdown")?.let(::receiptBreakdown),
            report = given("report")?.let(::completionReport),
            deferral = int("deferral"),
        )
    }

    fun project(given: JsonNode) = given.only(
        "facility", "group_prescriptions_per_month", "readers", "cost", "reader_applied_on", "vendor_contract_on",
        "operation_starts_on", "subsidy_paid",
    ).run {
        Project(
            facility = needed(word<FacilityKind>("facility")),
            readers = int("readers"),
            cost = long("cost"),
            readerAppliedOn = day("reader_applied_on"),
            groupPrescriptionsPerMonth = long("group_prescriptions_per_month"),
            vendorContractOn = day("vendor_contract_on"),
            operationStartsOn = day("operation_starts_on"),
            subsidyPaid = flag("subsidy_paid") ?: false,
        )
    }

    private fun typed(holds: Boolean) {
        if (!holds) throw NotTyped()
    }

    private fun <T> needed(value: T?): T = value ?: throw NotTyped()

    /** The node, where it is given; of the right type, or none that Kotlin has. */
    private fun JsonNode.given(name: String, holds: (JsonNode) -> Boolean = { true }): JsonNode? =
        get(name)?.takeUnless { it.isNull }?.also { typed(holds(it)) }

    /** Refuses a key that Kotlin's type does not have. */
    private fun JsonNode.only(vararg names: String): JsonNode =
        also { typed(isObject && properties().all { (key, _) -> key in names }) }

    private fun JsonNode.text(name: String): String = given(name) { it.isTextual }?.textValue() ?: ""

    private fun JsonNode.long(name: String): Long? =
        given(name) { it.isIntegralNumber && it.canConvertToLong() }?.longValue()

    private fun JsonNode.int(name: String): Int? =
        given(name) { it.isIntegralNumber && it.canConvertToInt() }?.intValue()

    private fun JsonNode.flag(name: String): Boolean? = given(name) { it.isBoolean }?.booleanValue()

    private fun JsonNode.list(name: String): List<JsonNode>? = given(name) { it.isArray }?.toList()

    private inline fun <reified T : Enum<T>> JsonNode.word(name: String): T? = given(name)?.let { wordOf<T>(it) }

    private inline fun <reified T : Enum<T>> JsonNode.words(name: String): List<T>? = list(name)?.map { wordOf<T>(it) }

    private inline fun <reified T : Enum<T>> wordOf(node: JsonNode): T =
        needed(enumValues<T>().find { node.isTextual && it.name.lowercase() == node.textValue() })

    private fun JsonNode.day(name: String): LocalDate? = time(name, LocalDate::parse)

    private fun JsonNode.month(name: String): YearMonth? = time(name, YearMonth::parse)

    private fun <T> JsonNode.time(name: String, parse: (CharSequence) -> T): T? = try {
        given(name) { it.isTextual }?.let { parse(it.textValue()) }
    } catch (_: DateTimeException) {
        throw NotTyped()
    }
}
