package onshi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same from Java: no class whose name ends in Kt, no list of arguments that says nothing. */
class JavaTest {
    private static final LocalDate MARCH = LocalDate.of(2021, 3, 31);
    private static final LocalDate APRIL = LocalDate.of(2021, 4, 1);

    private final Project clinic =
            new ProjectBuilder(FacilityKind.CLINIC).readers(1).cost(300_000).readerAppliedOn(APRIL).build();

    @Test
    void assess() {
        var answer = Onshi.assess(clinic);
        assertEquals(225_000, answer.getSubsidy());
        assertEquals(75_000, answer.getSelfPay());
        assertEquals(Track.STANDARD, answer.getTrack());
        assertEquals(300_000, Onshi.assess(new ProjectBuilder(clinic).readerAppliedOn(MARCH).build()).getSubsidy());
    }

    @Test
    void refusals() {
        var pharmacy = new ProjectBuilder(clinic).facility(FacilityKind.PHARMACY).build();
        var refused = assertThrows(OnshiException.Input.class, () -> Onshi.assess(pharmacy));
        assertEquals(ErrorCode.MISSING_FIELD, refused.getCode());
        assertEquals("group_prescriptions_per_month", refused.getField());
        assertFalse(refused.getMessages().getJa().isEmpty());
        var unknown = assertThrows(OnshiException.Edition.class, () -> Onshi.edition("2030-01"));
        assertEquals(ErrorCode.UNKNOWN_EDITION, unknown.getCode());
        var nothing = new ProjectBuilder(FacilityKind.CLINIC).build();
        var missing = Onshi.errors(nothing).stream().map(Problem::getField).toList();
        assertEquals(List.of("readers", "cost", "reader_applied_on"), missing);
    }

    @Test
    void aList() {
        var wrong = new ProjectBuilder(clinic).cost(-1).build();
        var outcomes = Onshi.assessAll(List.of(clinic, wrong, clinic));
        assertEquals(3, outcomes.size());
        assertEquals(225_000, outcomes.get(2).orThrow().getSubsidy());
        if (outcomes.get(1) instanceof Outcome.Refused refused) {
            assertEquals("cost", refused.getProblem().getField());
        } else {
            throw new AssertionError(outcomes.get(1));
        }
    }

    @Test
    void columnsAndReaders() {
        var comparison = Onshi.compare(new ProjectBuilder(FacilityKind.CLINIC).readers(1).cost(429_000).build());
        assertEquals(108_000, comparison.getGain());
        var hospital = new ProjectBuilder(FacilityKind.HOSPITAL).cost(2_101_000).readerAppliedOn(MARCH).build();
        var subsidies = Onshi.options(hospital).stream().map(Assessment::getSubsidy).toList();
        assertEquals(List.of(2_101_000L, 2_002_000L, 1_903_000L), subsidies);
    }

    /** What may be missing can be taken away again. */
    @Test
    void withoutADeadline() {
        var edition = new EditionBuilder(Onshi.edition("2022-08"))
                .track(Track.MANDATE, track -> track.vendorContractBy(null).operationStartsFrom(null).operationStartsTo(null))
                .build();
        var june = new ProjectBuilder(clinic).readerAppliedOn(LocalDate.of(2022, 6, 7)).vendorContractOn(null).build();
        assertEquals(300_000, Onshi.assess(june, edition).getSubsidy());
        assertThrows(OnshiException.Input.class, () -> Onshi.assess(june));
    }

    @Test
    void whatIf() {
        var edition = new EditionBuilder(Onshi.edition("2022-08"))
                .row(Category.CLINIC_OR_PHARMACY, 1, Track.STANDARD, row -> row.base(200_000).ceiling(150_000))
                .build();
        assertTrue(Onshi.check(edition).getOk());
        var answer = Onshi.assess(clinic, edition);
        assertEquals(150_000, answer.getSubsidy());
        assertEquals(Basis.CHOSEN, answer.getBasis());
        assertThrows(UnsupportedOperationException.class, () -> Onshi.edition("2022-08").getRows().clear());
    }

    @Test
    void plan() {
        var milestones = new MilestonesBuilder(FacilityKind.CLINIC)
                .equipmentSetUpOn(LocalDate.of(2021, 6, 10))
                .done(List.of(Step.RECEIVE_READER))
                .build();
        var usage = Onshi.plan(milestones).getSteps().get(3);
        assertEquals(LocalDate.of(2021, 6, 3), usage.getDueOn());
        assertTrue(Onshi.toIcs(milestones, Instant.EPOCH, Language.EN).startsWith("BEGIN:VCALENDAR"));
    }

    @Test
    void forms() {
        var code = new InstitutionCodeBuilder().code("０１－１－０１１２４８８").build();
        assertEquals(FindingCode.CHECK_DIGIT_MISMATCH, Onshi.check(code).getFindings().get(0).getCode());
        var receipt = new ReceiptBreakdownBuilder().line("設置・設定", 100_000L, 20_000L).build();
        assertEquals(120_000, Onshi.draft(receipt).getTotal());
        assertNull(receipt.getTotal());
        var usage = new UsageApplicationBuilder().firstUseMonth(YearMonth.of(2021, 3)).line(LineKind.IP_VPN).build();
        assertFalse(Onshi.check(usage).getOk());
    }

    /** What a servlet has: texts by name, never an exception. */
    @Test
    void typedForms() {
        var typed = Onshi.checkTyped(FormKind.RECEIPT_BREAKDOWN, Map.of(
                "issued_on", "令和3年3月20日",
                "prefecture", "０１",
                "score_table", "1",
                "institution_code", "0112489",
                "name", "おんし医院",
                "lines[0].item", "資格確認端末",
                "lines[0].eligible", "20万円",
                "lines[0].ineligible", "5千円"));
        assertTrue(typed.getReport().getOk());
        assertEquals(205_000, typed.getSums().getTotal());
        assertNull(typed.getSubsidy());
        var wrong = Onshi.checkTyped(FormKind.READER_APPLICATION, Map.of("readers", "三台", "csrf", "x"));
        var readers = wrong.getReport().getFindings().stream().filter(found -> found.getPath().equals("readers")).findFirst().orElseThrow();
        assertEquals(FindingCode.INVALID_VALUE, readers.getCode());
        assertEquals(
                "顔認証付きカードリーダーの台数は整数（例：「1」）にしてください（指定：「三台」）",
                readers.getMessage().forForm(Language.JA));
        // A clinic, standard track: 400,000 × 3/4.
        var application = Onshi.checkTyped(FormKind.SUBSIDY_APPLICATION, Map.of(
                "project.facility", "診療所",
                "project.readers", "1台",
                "project.cost", "40万円",
                "project.reader_applied_on", "令和3年4月1日"));
        assertEquals(300_000, application.getSubsidy());
        assertNull(application.getSums());
        // What a servlet has for a field that was not sent.
        var absent = new HashMap<String, String>();
        absent.put("issued_on", null);
        var findings = Onshi.checkTyped(FormKind.RECEIPT_BREAKDOWN, absent).getReport().getFindings();
        assertEquals(FindingCode.MISSING, findings.get(0).getCode());
    }

    @Test
    void paper() {
        var request = new EstimateRequestBuilder()
                .hasElectronicChart(false)
                .wantsMedicineAndCheckupData(true)
                .readerProduct("<b>Caora")
                .build();
        // The two additional works of a clinic without an electronic chart.
        var letter = Onshi.paper(request);
        assertTrue(letter.contains("薬剤情報・特定健診情報閲覧用端末の増設") && letter.contains("回線の引き込み"));
        var page = Onshi.paper(request, PaperOutput.HTML, Language.EN);
        assertTrue(page.startsWith("<!DOCTYPE html>") && page.contains("&lt;b&gt;Caora"));
        var receipt = new ReceiptBreakdownBuilder().line("設置・設定", 100_000L, 20_000L).build();
        assertTrue(Onshi.paper(receipt).contains("合計（①＋②）：120,000\n"));
        var clinic = new MilestonesBuilder(FacilityKind.CLINIC).operationStartsOn(LocalDate.of(2021, 6, 30)).build();
        assertTrue(Onshi.paper(clinic, PaperOutput.TEXT).contains("令和3年5月30日（日）"));
        // 300,000 × 3/4.
        var overview = OnshiJson.overview("{\"facility\":\"clinic\",\"cost\":300000}", "2021-01");
        assertTrue(overview.contains("\"subsidy\":225000,\"self_pay\":75000"), overview);
    }

    @Test
    void words() {
        assertEquals("診療所", FacilityKind.CLINIC.getLabel(Language.JA));
        assertEquals("clinic", FacilityKind.CLINIC.getCode());
        assertEquals("a day after the deadline", FindingCode.AFTER_DEADLINE.getLabel(Language.EN));
        assertEquals("事業完了報告書（別紙様式3）", FormKind.COMPLETION_REPORT.getLabel(Language.JA));
        int table = new InstitutionCodeBuilder().scoreTable(1).build().getScoreTable();
        int readers = Onshi.assess(clinic).getReaders();
        assertEquals(2, table + readers);
    }

    @Test
    void messages() {
        var before = Locale.getDefault();
        var refused = assertThrows(OnshiException.class, () -> Onshi.assess(new ProjectBuilder(clinic).readers(2).build()));
        try {
            Locale.setDefault(Locale.JAPAN);
            assertEquals(refused.getMessages().getJa(), refused.getLocalizedMessage());
            assertTrue(refused.toString().endsWith(refused.getMessages().getJa()));
            Locale.setDefault(Locale.GERMANY);
            assertEquals(refused.getMessages().getEn(), refused.getLocalizedMessage());
        } finally {
            Locale.setDefault(before);
        }
        assertEquals(refused.getMessages().getEn(), refused.getMessage());
        assertTrue(refused.forForm(Language.JA).startsWith("顔認証付きカードリーダーの台数は"));
    }

    @Test
    void json() {
        assertTrue(OnshiJson.check("institution_code", "0110112489").contains("\"ok\":true"));
        assertThrows(OnshiException.class, () -> OnshiJson.assess("{"));
    }
}
