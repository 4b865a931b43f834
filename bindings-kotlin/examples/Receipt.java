import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import onshi.FacilityKind;
import onshi.Language;
import onshi.Onshi;
import onshi.OnshiException;
import onshi.ProjectBuilder;
import onshi.ReceiptBreakdownBuilder;

/** Reads a receipt breakdown as claims software writes it out; prints what is wrong and what the subsidy is. */
public class Receipt {
    public static void main(String[] args) throws IOException {
        var receipt = new ReceiptBreakdownBuilder();
        var project = new ProjectBuilder(FacilityKind.CLINIC).readers(1);
        try {
            for (var line : Files.readAllLines(Path.of(args[0]))) {
                var cells = line.split("\t");
                switch (cells[0]) {
                    case "facility" -> project.facility(facility(cells[1]));
                    case "reader_applied_on" -> project.readerAppliedOn(Onshi.parseDate(cells[1]));
                    case "issued_on" -> receipt.issuedOn(Onshi.parseDate(cells[1]));
                    case "prefecture" -> receipt.prefecture(cells[1]);
                    case "score_table" -> receipt.scoreTable(Integer.parseInt(cells[1]));
                    case "institution_code" -> receipt.institutionCode(cells[1]);
                    case "name" -> receipt.name(cells[1]);
                    case "line" -> receipt.line(cells[1], Onshi.parseYen(cells[2]), Onshi.parseYen(cells[3]));
                    case "receipt_total" -> receipt.receiptTotal(Onshi.parseYen(cells[1]));
                    default -> throw new IllegalArgumentException(line);
                }
            }
            var form = Onshi.draft(receipt.build());
            for (var finding : Onshi.check(form).getFindings()) {
                System.out.printf("%s %s: %s%n", finding.getSeverity(), finding.getPath(), finding.getMessage().forForm(Language.JA));
            }
            var eligible = form.getSubtotalEligible();
            if (eligible == null) {
                System.out.println("補助額を計算するには、補助対象の内訳が必要です");
                return;
            }
            var answer = Onshi.assess(project.cost(eligible).build());
            System.out.printf("補助額 %d円 自己負担 %d円%n", answer.getSubsidy(), answer.getSelfPay());
        } catch (OnshiException error) {
            System.out.println(error.getField() + ": " + error.forForm(Language.JA));
        } catch (IllegalArgumentException wrong) {
            System.out.println(wrong.getMessage());
        }
    }

    private static FacilityKind facility(String word) {
        for (var kind : FacilityKind.values()) {
            if (kind.name().equalsIgnoreCase(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("facility: hospital、clinic、pharmacy のいずれかです（指定：" + word + "）");
    }
}
