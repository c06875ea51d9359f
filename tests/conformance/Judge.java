// SPDX-License-Identifier: MIT
// Outside judges that run on a JVM: veraPDF (PDF/A-3a, PDF/UA-1) and EU DSS (PAdES-BASELINE-B, no unwanted modification).
//
//   java Judge.java verapdf FILE…            one line a file and profile: "ok|not ok verapdf 3a FILE" and the failed clauses
//   java Judge.java dss ANCHOR.pem FILE…     one line a signature; every check that did not hold is named
//
// Exits 0 when all held. Prints what each judge said, never a guess: an exception is a failure.
import eu.europa.esig.dss.diagnostic.DiagnosticData;
import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.diagnostic.jaxb.XmlObjectModification;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Judge {
    private static int failures = 0;

    public static void main(String[] args) throws Exception {
        java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.OFF);
        if (args.length > 1 && args[0].equals("verapdf")) verapdf(Arrays.copyOfRange(args, 1, args.length));
        else if (args.length > 2 && args[0].equals("dss")) dss(args[1], Arrays.copyOfRange(args, 2, args.length));
        else throw new IllegalArgumentException("usage: verapdf FILE… | dss ANCHOR FILE…");
        System.exit(failures == 0 ? 0 : 1);
    }

    private static void say(boolean ok, String what, String why) {
        if (!ok) failures++;
        System.out.println((ok ? "ok " : "not ok ") + what + (why.isEmpty() ? "" : " # " + why));
    }

    private static void verapdf(String[] files) {
        VeraGreenfieldFoundryProvider.initialise();
        for (String file : files)
            for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)) {
                String what = "verapdf " + flavour.getId() + " " + file;
                try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
                     PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                    ValidationResult result = validator.validate(parser);
                    Set<String> clauses = new LinkedHashSet<>();
                    for (TestAssertion a : result.getTestAssertions())
                        if (a.getStatus() == TestAssertion.Status.FAILED)
                            clauses.add(a.getRuleId().getClause() + "-" + a.getRuleId().getTestNumber() + " " + a.getMessage()
                                        + " at " + a.getLocation().getContext());
                    say(result.isCompliant(), what, String.join(" | ", clauses));
                } catch (Exception e) {
                    say(false, what, e.toString());
                }
            }
    }

    private static void dss(String anchor, String[] files) {
        for (String file : files) {
            try {
                CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
                trusted.addCertificate(DSSUtils.loadCertificate(new File(anchor)));
                CommonCertificateVerifier verifier = new CommonCertificateVerifier();
                verifier.setTrustedCertSources(trusted);
                SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(file));
                validator.setCertificateVerifier(verifier);
                DiagnosticData data = validator.validateDocument().getDiagnosticData();
                List<SignatureWrapper> signatures = data.getSignatures();
                if (signatures.isEmpty()) say(false, "dss " + file, "no signature found");
                for (SignatureWrapper s : signatures) signature(file, s);
            } catch (Exception e) {
                say(false, "dss " + file, e.toString());
            }
        }
    }

    private static String told(List<XmlObjectModification> changes) {
        List<String> words = new ArrayList<>();
        for (XmlObjectModification change : changes) words.add(change.getAction() + " " + change.getValue());
        return words.toString();
    }

    private static void signature(String file, SignatureWrapper s) {
        List<String> wrong = new ArrayList<>();
        if (!s.isSignatureIntact()) wrong.add("signature not intact");
        if (!s.isSignatureValid()) wrong.add("signature not valid");
        if (s.getSignatureFormat() != SignatureLevel.PAdES_BASELINE_B) wrong.add("level " + s.getSignatureFormat());
        if (!s.isTrustedChain()) wrong.add("no chain to the anchor");
        if (!s.isSignatureByteRangeValid()) wrong.add("byte range not valid");
        if (!s.getPdfUndefinedChanges().isEmpty()) wrong.add("undefined changes " + told(s.getPdfUndefinedChanges()));
        if (!s.getPdfAnnotationChanges().isEmpty()) wrong.add("annotation changes " + told(s.getPdfAnnotationChanges()));
        if (!s.getPdfAnnotationsOverlapConcernedPages().isEmpty()) wrong.add("annotations overlap");
        if (!s.getPdfPageDifferenceConcernedPages().isEmpty()) wrong.add("page count differs");
        say(wrong.isEmpty(), "dss " + file + " " + s.getFirstFieldName(), String.join(", ", wrong));
    }
}
