import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Asks veraPDF whether each of the PDFs named is both PDF/A-2a and PDF/UA-1; exit 1 unless all are. */
public class Conformance {
    private static final Map<String, PDFAFlavour> STANDARDS = new LinkedHashMap<>();

    static {
        STANDARDS.put("PDF/A-2a", PDFAFlavour.PDFA_2_A);
        STANDARDS.put("PDF/UA-1", PDFAFlavour.PDFUA_1);
    }

    public static void main(String[] files) {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        int failed = 0;
        for (String file : files) {
            failed += conforms(Path.of(file)) ? 0 : 1;
        }
        System.out.printf("%d of %d PDFs conform%n", files.length - failed, files.length);
        // Nothing validated is a failure: a run that found no file has proved nothing.
        System.exit(failed == 0 && files.length > 0 ? 0 : 1);
    }

    private static boolean conforms(Path file) {
        List<String> verdicts = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (var standard : STANDARDS.entrySet()) {
            List<String> found = failures(file, standard.getValue());
            verdicts.add(standard.getKey() + (found.isEmpty() ? " ok" : " FAILED"));
            found.forEach(failure -> failures.add("    " + standard.getKey() + " " + failure));
        }
        System.out.println(file + ": " + String.join(", ", verdicts));
        failures.forEach(System.out::println);
        return failures.isEmpty();
    }

    /** One line per clause that fails, with how often and what veraPDF says of it. */
    private static List<String> failures(Path file, PDFAFlavour flavour) {
        try (InputStream bytes = Files.newInputStream(file);
                var parser = Foundries.defaultInstance().createParser(bytes, flavour);
                var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            Map<String, String> messages = new LinkedHashMap<>();
            Map<String, Integer> counts = new LinkedHashMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                var rule = assertion.getRuleId();
                String clause = rule.getClause() + "-" + rule.getTestNumber();
                messages.putIfAbsent(clause, assertion.getMessage().replaceAll("\\s+", " "));
                counts.putIfAbsent(clause, result.getFailedChecks().getOrDefault(rule, 1));
            }
            List<String> lines = new ArrayList<>();
            messages.forEach((clause, text) -> lines.add(clause + " (" + counts.get(clause) + "×): " + text));
            if (lines.isEmpty() && !result.isCompliant()) {
                lines.add("not compliant, and veraPDF names no clause: " + result.getJobEndStatus());
            }
            return lines;
        } catch (Exception problem) {
            return List.of("not readable as a PDF: " + problem);
        }
    }
}
