# SPDX-License-Identifier: MIT
"""Outside judge: pyHanko. usage: judge.py ANCHOR.pem FILE…   One line a signature; exits 0 when all checks held.

Asked of each signature: intact, valid, chain to the anchor, later changes allowed by DocMDP, and a difference
policy that is content with every later revision (no more than signing and form filling happened)."""
import functools
import multiprocessing
import sys

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext


def faults(signature, context):
    status = validate_pdf_signature(signature, context)
    checks = {
        "not intact": status.intact,
        "not valid": status.valid,
        "no chain to the anchor": status.trusted,
        "DocMDP broken": status.docmdp_ok is not False,
        "modification level %s" % status.modification_level: status.modification_level
        in (None, ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING),
        "does not cover its revision (%s)" % status.coverage: status.coverage.name in ("ENTIRE_FILE", "ENTIRE_REVISION"),
    }
    return [name for name, held in checks.items() if not held]


def judge(path, context):
    with open(path, "rb") as handle:
        signatures = PdfFileReader(handle, strict=True).embedded_signatures
        if not signatures:
            yield False, path, "no signature found"
        for signature in signatures:
            wrong = faults(signature, context)
            yield not wrong, "%s %s" % (path, signature.field_name), ", ".join(wrong)


def verdicts(anchor, path):
    context = ValidationContext(trust_roots=[load_cert_from_pemder(anchor)], allow_fetching=False)
    try:
        return list(judge(path, context))
    except Exception as fault:  # an exception is a verdict too: the judge could not read the file
        return [(False, path, repr(fault))]


def main(anchor, *paths):
    failed = 0
    with multiprocessing.Pool() as pool:  # a process for each core: pyHanko is the slowest of the judges
        for found in pool.imap(functools.partial(verdicts, anchor), paths):
            for held, what, why in found:
                failed += not held
                print("%s pyhanko %s%s" % ("ok" if held else "not ok", what, " # " + why if why else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
