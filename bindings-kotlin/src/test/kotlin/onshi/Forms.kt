package onshi

import com.fasterxml.jackson.databind.JsonNode
import java.time.LocalDate

/** The wire's forms as Kotlin's, for the vectors. Fails for what Kotlin's types cannot hold. */
object Forms {
    fun institutionCode(given: JsonNode) = given.only("prefecture", "score_table", "code").run {
        InstitutionCode(code = text("code"), prefecture = text("prefecture"), scoreTable = long("score_table"))
    }

    fun readerApplication(given: JsonNode) =
        given.only("facility", "maker", "product", "readers", "portal_account").run {
            ReaderApplication(
                facility = word("facility") { FacilityKind.valueOf(it) },
                maker = text("maker"),
                product = text("product"),
                readers = long("readers"),
                portalAccount = flag("portal_account"),
            )
        }

    fun estimateRequest(given: JsonNode) = given.only(
        "wished_start", "reader_product", "reader_applied", "terminal_os", "line", "has_electronic_chart",
        "wants_medicine_and_checkup_data", "scope",
    ).run {
        EstimateRequest(
            wishedStart = given("wished_start")?.textValue()?.let { start ->
                when {
                    start == "as_soon_as_possible" -> WishedStart.AsSoonAsPossible
                    start.length == 7 -> WishedStart.InMonth(month("wished_start")!!)
                    else -> WishedStart.OnDay(LocalDate.parse(start))
                }
            }.also { require(it != null || given("wished_start") == null) },
            readerProduct = text("reader_product"),
            readerApplied = flag("reader_applied"),
            terminalOs = text("terminal_os"),
            line = word("line") { LineKind.valueOf(it) },
            hasElectronicChart = flag("has_electronic_chart"),
            wantsMedicineAndCheckupData = flag("wants_medicine_and_checkup_data"),
            scope = list("scope")?.map { Work.valueOf(it.asText().uppercase()) },
        )
    }

    fun usageApplication(given: JsonNode) = given.only(
        "line", "fibre", "ntt_line", "customer_id", "first_use_month", "test_month", "connecting_computers",
        "certificates", "online_claims",
    ).run {
        UsageApplication(
            line = word("line") { LineKind.valueOf(it) },
            fibre = flag("fibre"),
            nttLine = flag("ntt_line"),
            customerId = text("customer_id"),
            firstUseMonth = monthText("first_use_month"),
            testMonth = monthText("test_month"),
            connectingComputers = long("connecting_computers"),
            certificates = long("certificates"),
            onlineClaims = word("online_claims") { OnlineClaims.valueOf(it) },
        )
    }

    fun receiptBreakdown(given: JsonNode) = given.only(
        "issued_on", "prefecture", "score_table", "institution_code", "name", "lines", "subtotal_eligible",
        "subtotal_ineligible", "total", "receipt_total",
    ).run {
        ReceiptBreakdown(
            issuedOn = dayText("issued_on"),
            prefecture = text("prefecture"),
            scoreTable = long("score_table"),
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
            reportedOn = dayText("reported_on"),
            completedOn = dayText("completed_on"),
            prefecture = text("prefecture"),
            scoreTable = long("score_table"),
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
            appliedOn = dayText("applied_on"),
            paidOn = dayText("paid_on"),
            project = given("project")?.let(::project),
            amount = long("amount"),
            receiptAttached = flag("receipt_attached"),
            breakdown = given("breakdown")?.let(::receiptBreakdown),
            report = given("report")?.let(::completionReport),
            deferral = long("deferral"),
        )
    }

    private fun project(given: JsonNode) = given.only(
        "facility", "group_prescriptions_per_month", "readers", "cost", "reader_applied_on", "vendor_contract_on",
        "operation_starts_on", "subsidy_paid",
    ).run {
        Project(
            facility = requireNotNull(word("facility") { FacilityKind.valueOf(it) }),
            readers = requireNotNull(long("readers")),
            cost = requireNotNull(long("cost")),
            readerAppliedOn = requireNotNull(dayText("reader_applied_on")),
            groupPrescriptionsPerMonth = long("group_prescriptions_per_month"),
            vendorContractOn = dayText("vendor_contract_on"),
            operationStartsOn = dayText("operation_starts_on"),
            subsidyPaid = flag("subsidy_paid") ?: false,
        )
    }

    private fun <T> JsonNode.word(name: String, of: (String) -> T): T? =
        given(name)?.also { require(it.isTextual && it.textValue() == it.textValue().lowercase()) }
            ?.let { of(it.textValue().uppercase()) }

    private fun JsonNode.dayText(name: String): LocalDate? = given(name)?.also { require(it.isTextual) }?.let { day(name) }

    private fun JsonNode.monthText(name: String) = given(name)?.also { require(it.isTextual) }?.let { month(name) }
}
