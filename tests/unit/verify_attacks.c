// SPDX-License-Identifier: MIT
// Forgeries against verify/: the classes of "PDF insecurity" (USF, ISA, SWA, shadow, EAA, SSA), of CMS, and of the trail. Each case of
// tests/verify/cases.txt names an attack of this file, the verdict and the finding that must come out. Attackers here have our own code, a key
// that the trust anchor vouches for, and time.
#include "verify_fixture.h"

// ---- attacks on bytes

static GBytes *untouched(void)
{
    return g_bytes_ref(world.confirmed);
}
static GBytes *unsigned_base(void)
{
    return g_bytes_ref(world.base);
}
static GBytes *junk_behind(void)
{
    return joined(world.confirmed, "junk\n");
}
static GBytes *eof_behind(void)
{
    return joined(world.confirmed, "%%EOF\n");
}
static GBytes *junk_before(void)
{
    g_autoptr(GByteArray) out = g_byte_array_new();
    g_byte_array_append(out, (const guint8 *)"\n", 1);
    g_byte_array_append(out, g_bytes_get_data(world.confirmed, NULL), (guint)g_bytes_get_size(world.confirmed));
    return g_byte_array_free_to_bytes(g_steal_pointer(&out));
}
static GBytes *cut_short(void)
{
    return g_bytes_new_from_bytes(world.confirmed, 0, g_bytes_get_size(world.confirmed) - 200);
}
static GBytes *empty_file(void)
{
    return g_bytes_new_static("", 0);
}

static GBytes *flipped_stream(void)
{ // one bit of a stream of the base: its digest is another
    size_t at = find(world.confirmed, "stream\n", 0) + 40;
    char byte = (char)(((const char *)g_bytes_get_data(world.confirmed, NULL))[at] ^ 1);
    return changed(world.confirmed, at, &byte, 1);
}
static GBytes *flipped_signature(void)
{ // a digit within the DER of the first signature
    size_t at = find(world.confirmed, "/Contents <", 0) + 11 + 700;
    char digit = ((const char *)g_bytes_get_data(world.confirmed, NULL))[at] == '0' ? '1' : '0';
    return changed(world.confirmed, at, &digit, 1);
}
static GBytes *blanked_contents(void)
{ // USF: zeros for a signature
    size_t at = find(world.confirmed, "/Contents <", 0) + 11;
    return changed(world.confirmed, at, "000000000000", 12);
}
static GBytes *hidden_in_padding(void)
{ // bytes behind the DER, in the zeros that pad it
    size_t at = find(world.confirmed, "/Contents <", 0) + 11;
    const char *data = g_bytes_get_data(world.confirmed, NULL);
    size_t end = at;
    while (data[end] != '>')
        end++;
    return changed(world.confirmed, end - 2, "41", 2);
}
static GBytes *renamed_byte_range(void)
{ // USF: no /ByteRange any more
    return changed(world.confirmed, find(world.confirmed, "/ByteRange", 0), "/ByteRangf", 10);
}
static GBytes *smaller_byte_range(void)
{ // the second part ends a byte early
    size_t at = find(world.confirmed, "/ByteRange", 0);
    const char *data = g_bytes_get_data(world.confirmed, NULL);
    size_t end = at;
    while (data[end] != ']')
        end++;
    while (!g_ascii_isdigit(data[end]))
        end--;
    char digit = data[end] == '0' ? '1' : (char)(data[end] - 1);
    return changed(world.confirmed, end, &digit, 1);
}

// ---- unsigned revisions (ISA, EAA, SSA, shadow)

static JfPdfValue *junk_name(const Forger *f)
{
    return jf_pdf_new_name(f->arena, "Junk");
}
static JfPdfValue *new_annotation(const Forger *f)
{
    int number = jf_pdf_update_reserve(f->update);
    JfPdfValue *annotation = jf_pdf_new_dict(f->arena), *list = jf_pdf_new_array(f->arena);
    jf_pdf_set(f->arena, annotation, "Type", jf_pdf_new_name(f->arena, "Annot"));
    jf_pdf_set(f->arena, annotation, "Subtype", jf_pdf_new_name(f->arena, "FreeText"));
    jf_pdf_update_put(f->update, number, annotation);
    jf_pdf_add(f->arena, list, jf_pdf_new_ref(f->arena, number));
    return list;
}
static JfPdfValue *open_action(const Forger *f)
{
    JfPdfValue *action = jf_pdf_new_dict(f->arena);
    jf_pdf_set(f->arena, action, "S", jf_pdf_new_name(f->arena, "JavaScript"));
    jf_pdf_set(f->arena, action, "JS", jf_pdf_new_text(f->arena, "app.alert(1)"));
    return action;
}
static JfPdfValue *more_fields(const Forger *f)
{ // SSA: a field that was not there
    int number = jf_pdf_update_reserve(f->update);
    JfPdfValue *field = jf_pdf_new_dict(f->arena), *list = jf_pdf_new_array(f->arena);
    jf_pdf_set(f->arena, field, "FT", jf_pdf_new_name(f->arena, "Sig"));
    jf_pdf_update_put(f->update, number, field);
    jf_pdf_add(f->arena, list, jf_pdf_new_ref(f->arena, number));
    return list;
}
static int any_font(const Forger *f)
{
    for (int number = 1; number < jf_pdf_view_size(f->view); number++)
        if (jf_pdf_is_name(jf_pdf_find(jf_pdf_view_object(f->view, number), "Type"), "Font"))
            return number;
    g_assert_not_reached();
}
static int review_field(const Forger *f)
{
    return field_number(f, "review");
}
static int prepare_field(const Forger *f)
{
    return field_number(f, "prepare");
}
static JfPdfValue *moved(const Forger *f)
{
    return jf_pdf_new_numbers(f->arena, (double[]){0, 0, 595, 842}, 4);
}
static JfPdfValue *null_value(const Forger *f)
{
    return jf_pdf_new_null(f->arena);
}

static GBytes *page_content(void)
{
    return with_entry(world.confirmed, first_page, "Contents", new_content);
}
static GBytes *page_annotation(void)
{
    return with_entry(world.confirmed, first_page, "Annots", new_annotation);
}
static GBytes *catalog_action(void)
{
    return with_entry(world.confirmed, root_number, "OpenAction", open_action);
}
static GBytes *sneaky_field(void)
{
    return with_entry(world.confirmed, form_number, "Fields", more_fields);
}
static GBytes *other_font(void)
{
    return with_entry(world.confirmed, any_font, "BaseFont", junk_name);
}
static GBytes *moved_field(void)
{
    return with_entry(world.confirmed, review_field, "Rect", moved);
}
static GBytes *cleared_field(void)
{
    return with_entry(world.confirmed, prepare_field, "V", null_value);
}
static GBytes *empty_revision(void)
{ // a new object that nothing names
    Forger forger = open_forger(world.confirmed);
    jf_pdf_update_put(forger.update, jf_pdf_update_reserve(forger.update), jf_pdf_new_null(forger.arena));
    return close_forger(&forger);
}
static GBytes *action_in_base(void)
{ // the base itself acts; nobody signed yet
    return with_entry(world.base, root_number, "OpenAction", open_action);
}

// ---- revisions signed by the forger's own code

#define FORGERY(name, ...)                                                                                                                 \
    static GBytes *name(void)                                                                                                              \
    {                                                                                                                                      \
        Forgery forgery = honest;                                                                                                          \
        const Forgery changes = {__VA_ARGS__};                                                                                             \
        overlay(&forgery, &changes);                                                                                                       \
        return forge(world.prepared, &forgery);                                                                                            \
    }

static void overlay(Forgery *to, const Forgery *from)
{
    const char **texts[] = {&to->field, &to->step, &to->person, &to->role, &to->name, &to->sub_filter, &to->m, &to->look, &to->decision};
    const char *const news[] = {from->field,      from->step, from->person, from->role,    from->name,
                                from->sub_filter, from->m,    from->look,   from->decision};
    for (size_t i = 0; i < G_N_ELEMENTS(news); i++)
        if (news[i] != NULL)
            *texts[i] = news[i];
    to->signer = from->signer;
    to->certify = from->certify;
    to->font_in_look = from->font_in_look;
    to->without_step = from->without_step;
    to->with_cert = from->with_cert;
    to->page_too = from->page_too;
    to->permission = from->permission;
    to->method = from->method;
    to->extra = from->extra;
    to->reason = from->reason;
    to->box_of_names = from->box_of_names;
    to->look_of_others = from->look_of_others;
}

FORGERY(forged_honestly, .step = NULL)
FORGERY(by_a_stranger, .signer = world.stranger)
FORGERY(by_the_engineer, .signer = world.zhou)
FORGERY(unknown_person, .person = "nobody")
FORGERY(another_name, .name = "许静")
FORGERY(another_role, .role = "customer-manager")
FORGERY(wrong_order, .field = "archive", .step = "archive", .person = "wang-lei", .role = "supervisor", .name = "汪蕾",
        .signer = world.wang)
FORGERY(another_box, .field = "review")
FORGERY(no_step, .without_step = true)
FORGERY(odd_decision, .decision = "perhaps")
FORGERY(old_subfilter, .sub_filter = "adbe.pkcs7.detached")
FORGERY(cert_entry, .with_cert = true)
FORGERY(second_certification, .certify = true)
FORGERY(earlier_time, .m = "D:20250101000000Z")
FORGERY(before_the_certificate, .m = "D:20200101000000Z")
FORGERY(in_the_future, .m = "D:20260701000000Z")
FORGERY(odd_time, .m = "D:20260401020000+08'00'")
FORGERY(text_in_look, .look = "BT /F1 12 Tf (paid) Tj ET\n")
FORGERY(object_in_look, .look = "/Furniture Do\n")
FORGERY(font_in_look, .font_in_look = true)
FORGERY(page_with_signature, .page_too = true)
FORGERY(unbalanced_look, .look = "Q Q Q 0 0 10 10 re f\n")
FORGERY(open_look, .look = "q q 0 0 10 10 re f Q\n")
FORGERY(box_of_names, .box_of_names = true)
FORGERY(look_of_others, .look_of_others = true)
FORGERY(extra_entry, .extra = "Changes")
FORGERY(usage_rights, .certify = true, .method = "UR3")
FORGERY(identity_method, .certify = true, .method = "Identity")
FORGERY(untrue_reason, .reason = "客户确认：退回（客户联系人）")

static GBytes *first_with(int permission, const char *method)
{
    Forgery first = honest;
    overlay(&first, &(Forgery){.field = "prepare",
                               .step = "prepare",
                               .person = "zhou-jianguo",
                               .role = "lead-engineer",
                               .name = "周建国",
                               .signer = world.zhou,
                               .certify = true,
                               .permission = permission,
                               .method = method});
    return forge(world.base, &first);
}
static GBytes *certified_for_nothing(void)
{
    return first_with(1, NULL);
}
static GBytes *certified_for_notes(void)
{
    return first_with(3, NULL);
}
static GBytes *certified_by_another(void)
{
    return first_with(2, "FieldMDP");
}
static int catalog_number(const Forger *f)
{
    return root_number(f);
}
static JfPdfValue *no_permissions(const Forger *f)
{
    return jf_pdf_new_dict(f->arena);
}
static GBytes *permissions_cleared(void)
{
    return with_entry(world.confirmed, catalog_number, "Perms", no_permissions);
}
static JfPdfValue *value_of_prepare(const Forger *f)
{
    return (JfPdfValue *)jf_pdf_find(jf_pdf_view_object(f->view, prepare_field(f)), "V");
}
static GBytes *shared_value(void)
{ // two fields, one signature
    return with_entry(world.confirmed, review_field, "V", value_of_prepare);
}
// A signature in which `from` (of the last signature dictionary) is `to`: the attacker signs after that change, so only the form is wrong.
static GBytes *respelled(GBytes *pdf, const char *from, const char *to)
{
    return changed(pdf, find(pdf, from, 0), to, strlen(to));
}
static GBytes *negative_range(void)
{
    return respelled(world.confirmed, "/ByteRange [0 ", "/ByteRange [-1");
}
static GBytes *null_range(void)
{
    size_t at = find(world.confirmed, "/ByteRange", 0), end = at;
    const char *data = g_bytes_get_data(world.confirmed, NULL);
    while (data[end] != ']')
        end++;
    g_autofree char *text = g_strnfill(end + 1 - at, ' ');
    memcpy(text, "/ByteRange null", 15);
    return changed(world.confirmed, at, text, end + 1 - at);
}
static GBytes *huge_range(void)
{
    size_t at = find(world.confirmed, "/ByteRange", 0) + 13, end = at;
    const char *data = g_bytes_get_data(world.confirmed, NULL);
    while (data[end] != ']')
        end++;
    g_autofree char *text = g_strnfill(end - at, '9');
    for (size_t i = 1; i < end - at; i += 12)
        text[i] = ' ';
    return changed(world.confirmed, at, text, end - at);
}
static GBytes *literal_contents(void)
{ // the same bytes of file, another kind of string
    size_t at = find(world.confirmed, "/Contents <", 0) + 10, end = at;
    const char *data = g_bytes_get_data(world.confirmed, NULL);
    while (data[end] != '>')
        end++;
    g_autoptr(GBytes) opened = changed(world.confirmed, at, "(", 1);
    return changed(opened, end, ")", 1);
}
static GBytes *blank_in_contents(void)
{ // white space in the padding: the same value, other bytes
    size_t at = find(world.prepared, "/Contents <", 0), end = at;
    const char *data = g_bytes_get_data(world.prepared, NULL);
    while (data[end] != '>')
        end++;
    return changed(world.prepared, end - 20, "          ", 10);
}
static GBytes *other_case(void)
{ // a digit of the signature's hex as a capital, or the other way round
    size_t at = find(world.prepared, "/Contents <", 0) + 11;
    const char *data = g_bytes_get_data(world.prepared, NULL);
    while (!g_ascii_isalpha(data[at]))
        at++;
    char digit = data[at] ^ 0x20;
    return changed(world.prepared, at, &digit, 1);
}
static GBytes *self_review(void)
{ // who prepared also reviews
    Forgery forgery = honest;
    overlay(&forgery, &(Forgery){.field = "review",
                                 .step = "review",
                                 .person = "zhou-jianguo",
                                 .role = "lead-engineer",
                                 .name = "周建国",
                                 .signer = world.zhou});
    return forge(world.confirmed, &forgery);
}
static GBytes *uncertified(void)
{ // the first signature does not certify
    Forgery forgery = honest;
    overlay(&forgery, &(Forgery){.field = "prepare",
                                 .step = "prepare",
                                 .person = "zhou-jianguo",
                                 .role = "lead-engineer",
                                 .name = "周建国",
                                 .signer = world.zhou});
    return forge(world.base, &forgery);
}

// A base that does not follow from its record: a page's furniture is other; honestly signed.
static GBytes *other_page(void)
{
    Forger f = open_forger(world.base);
    JfPdfValue *info = jf_pdf_copy(f.arena, jf_pdf_view_resolve(f.view, jf_pdf_find(jf_pdf_view_trailer(f.view), "Info")));
    set_text(&f, info, "Title", "Another title");
    jf_pdf_update_put(f.update, jf_pdf_ref_number(jf_pdf_find(jf_pdf_view_trailer(f.view), "Info")), info);
    return close_forger(&f);
}

typedef struct {
    const char *name;
    GBytes *(*make)(void);
} Attack;

#define ATTACK(name)                                                                                                                       \
    {                                                                                                                                      \
#name, name                                                                                                                        \
    }
static const Attack attacks[] = {
    ATTACK(untouched),
    ATTACK(unsigned_base),
    ATTACK(forged_honestly),
    ATTACK(junk_behind),
    ATTACK(eof_behind),
    ATTACK(junk_before),
    ATTACK(cut_short),
    ATTACK(empty_file),
    ATTACK(flipped_stream),
    ATTACK(flipped_signature),
    ATTACK(blanked_contents),
    ATTACK(hidden_in_padding),
    ATTACK(renamed_byte_range),
    ATTACK(smaller_byte_range),
    ATTACK(page_content),
    ATTACK(page_annotation),
    ATTACK(catalog_action),
    ATTACK(sneaky_field),
    ATTACK(other_font),
    ATTACK(moved_field),
    ATTACK(cleared_field),
    ATTACK(empty_revision),
    ATTACK(action_in_base),
    ATTACK(by_a_stranger),
    ATTACK(by_the_engineer),
    ATTACK(unknown_person),
    ATTACK(another_name),
    ATTACK(another_role),
    ATTACK(wrong_order),
    ATTACK(another_box),
    ATTACK(no_step),
    ATTACK(odd_decision),
    ATTACK(old_subfilter),
    ATTACK(cert_entry),
    ATTACK(second_certification),
    ATTACK(earlier_time),
    ATTACK(before_the_certificate),
    ATTACK(in_the_future),
    ATTACK(odd_time),
    ATTACK(text_in_look),
    ATTACK(object_in_look),
    ATTACK(font_in_look),
    ATTACK(page_with_signature),
    ATTACK(unbalanced_look),
    ATTACK(open_look),
    ATTACK(box_of_names),
    ATTACK(look_of_others),
    ATTACK(extra_entry),
    ATTACK(usage_rights),
    ATTACK(identity_method),
    ATTACK(untrue_reason),
    ATTACK(certified_for_nothing),
    ATTACK(certified_for_notes),
    ATTACK(certified_by_another),
    ATTACK(permissions_cleared),
    ATTACK(shared_value),
    ATTACK(negative_range),
    ATTACK(null_range),
    ATTACK(huge_range),
    ATTACK(literal_contents),
    ATTACK(blank_in_contents),
    ATTACK(other_case),
    ATTACK(self_review),
    ATTACK(uncertified),
    ATTACK(other_page),
};

static GBytes *make_attack(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(attacks); i++)
        if (strcmp(attacks[i].name, name) == 0)
            return attacks[i].make();
    g_error("tests/verify/cases.txt: no attack \"%s\"", name);
}

// ---- cases: "attack verdict FINDING", FINDING must be among the findings

static JfVerdict verdict_of(const char *word)
{
    if (strcmp(word, "valid") == 0)
        return JF_VERDICT_VALID;
    return strcmp(word, "invalid") == 0 ? JF_VERDICT_INVALID : JF_VERDICT_UNKNOWN;
}

static void run_case(const void *data)
{
    g_auto(GStrv) words = g_strsplit(data, " ", 3);
    g_assert_cmpuint(g_strv_length(words), ==, 3);
    g_autoptr(GBytes) pdf = make_attack(words[0]);
    JfVerifyOptions options = {.checks = jf_engine_checks(world.engine),
                               .policy_schema = jf_engine_policy_schema(world.engine),
                               .trust = world.trust,
                               .now = world.at,
                               .reperform = jf_job_reperform,
                               .user = world.engine};
    g_autoptr(JfVerification) verification = jf_verify(pdf, "case.pdf", &options);
    bool right = jf_verification_verdict(verification) == verdict_of(words[1]) && has_finding(verification, words[2]);
    if (!right)
        jf_verification_print(verification, JF_LANGUAGE_EN, stderr);
    g_assert_true(right);
}

// Every attack must be judged, or a case could get lost unseen.
static void test_all_judged(const void *data)
{
    char *const *lines = *(char *const *const *)data;
    for (size_t i = 0; i < G_N_ELEMENTS(attacks); i++) {
        g_autofree char *start = g_strconcat(attacks[i].name, " ", NULL);
        bool found = false;
        for (char *const *line = lines; *line != NULL; line++)
            found = found || g_str_has_prefix(*line, start);
        if (!found)
            g_error("attack \"%s\" is in no case", attacks[i].name);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autofree char *text = NULL;
    if (!g_file_get_contents("tests/verify/cases.txt", &text, NULL, NULL))
        return 1;
    make_world();
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        if (**line == '\0' || **line == '#')
            continue;
        g_auto(GStrv) words = g_strsplit(*line, " ", 3);
        g_autofree char *path = g_strdup_printf("/verify/attacks/%s/%s", words[0], words[2]);
        g_test_add_data_func(path, *line, run_case);
    }
    g_test_add_data_func("/verify/attacks/all", &lines, test_all_judged);
    int status = g_test_run();
    free_world();
    return status;
}
