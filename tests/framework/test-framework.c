/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/framework/bal-framework.h"

#include <string.h>

#include "libbalanced/core/bal-resources-private.h"
#include "libbalanced/framework/bal-framework-private.h"
#include "tests/support/bal-test-support.h"

static BalFramework *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return bal_framework_new_from_bytes (bytes, "own.json", error);
}

static void
assert_term (BalScheme *scheme, const char *name, const char *code, gint64 number)
{
  BalTerm *term = bal_scheme_lookup (scheme, name);

  if (term == NULL)
    g_error ("“%s” is not found", name);
  g_assert_cmpstr (bal_term_get_code (term), ==, code);
  g_assert_cmpint (bal_term_get_number (term), ==, number);
  g_assert_true (bal_scheme_lookup (scheme, code) == term);
}

static void
test_vocabulary (void)
{
  g_autoptr (BalFramework) framework = bal_framework_get_default ();
  BalScheme *strands = bal_framework_get_strands (framework);
  BalScheme *levels = bal_framework_get_levels (framework);
  BalScheme *stages = bal_framework_get_stages (framework);

  assert_term (strands, "FS", "family", 0);
  assert_term (strands, "Family Support", "family", 0);
  assert_term (strands, "EE", "environment", 1);
  assert_term (strands, "environments", "environment", 1);
  assert_term (strands, " enabling_environments ", "environment", 1);
  assert_term (strands, "wf", "workforce", 2);
  assert_term (strands, "ID", "identification", 3);
  assert_term (strands, "IN", "intervention", 4);
  assert_term (levels, "U", "universal", 1);
  assert_term (levels, "T", "targeted", 2);
  assert_term (levels, "SPECIALIST", "specialist", 3);
  assert_term (stages, "PRE", "pre-identification", 0);
  assert_term (stages, "Pre identification", "pre-identification", 0);
  assert_term (stages, "IDN", "identification", 1);
  assert_term (stages, "INT", "intervention", 2);
  assert_term (stages, "eva", "evaluation", 3);
  g_assert_null (bal_scheme_lookup (levels, "targeted-plus"));
  g_assert_null (bal_scheme_lookup (levels, ""));
}

/* One word, two things. */
static void
test_intervention (void)
{
  g_autoptr (BalFramework) framework = bal_framework_get_default ();
  BalTerm *strand = bal_scheme_lookup (bal_framework_get_strands (framework), "intervention");
  BalTerm *stage = bal_scheme_lookup (bal_framework_get_stages (framework), "intervention");

  g_assert_nonnull (strand);
  g_assert_nonnull (stage);
  g_assert_true (strand != stage);
  g_assert_null (bal_scheme_lookup (bal_framework_get_stages (framework), "IN"));
  g_assert_null (bal_scheme_lookup (bal_framework_get_strands (framework), "INT"));
}

static void
test_schemes (void)
{
  static const struct
  {
    const char *name;
    guint n_terms;
  } schemes[] = {
    { "strands", 5 },     { "levels", 3 },          { "stages", 4 },    { "workforce-tiers", 3 },
    { "need_tiers", 3 },  { "need-types", 13 },     { "quadrants", 4 }, { "kinds", 4 },
    { "principles", 20 }, { "building-blocks", 5 }, { "lenses", 6 },
  };
  g_autoptr (BalFramework) framework = bal_framework_get_default ();
  BalScheme *principles = bal_framework_get_principles (framework);
  guint n_principles = 0;

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      BalScheme *scheme = bal_framework_lookup_scheme (framework, schemes[i].name);

      g_assert_nonnull (scheme);
      g_assert_true (BAL_TYPE_TERM == g_list_model_get_item_type (G_LIST_MODEL (scheme)));
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (scheme)), ==, schemes[i].n_terms);
    }
  g_assert_null (bal_framework_lookup_scheme (framework, "roles"));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (principles)); i++)
    {
      g_autoptr (BalTerm) term = g_list_model_get_item (G_LIST_MODEL (principles), i);

      if (bal_term_get_parent (term) == NULL)
        n_principles++;
    }
  g_assert_cmpuint (n_principles, ==, 5);
}

/* The return's own list, where the shared data is there. */
static void
test_need_types (void)
{
  g_autofree char *path = bal_test_shared_path ("data/sen2-spec/sen2_codes.tsv");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (BalFramework) framework = bal_framework_get_default ();
  BalScheme *types = bal_framework_get_need_types (framework);
  guint n_found = 0;

  if (path == NULL)
    return;
  text = bal_test_read (path, NULL);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);

      if (g_strcmp0 (fields[0], "SENtype") != 0)
        continue;
      g_assert_cmpint (bal_scheme_get_index (types, fields[1]), ==, n_found);
      n_found++;
    }
  g_assert_cmpuint (n_found, ==, g_list_model_get_n_items (G_LIST_MODEL (types)));
}

static void
test_outcomes (void)
{
  g_autoptr (BalFramework) framework = bal_framework_get_default ();
  GListModel *outcomes = bal_framework_get_outcomes (framework);
  BalScheme *strands = bal_framework_get_strands (framework);
  BalScheme *levels = bal_framework_get_levels (framework);

  g_assert_cmpuint (g_list_model_get_n_items (outcomes), ==, 15);
  for (guint i = 0; i < 15; i++)
    {
      g_autoptr (BalOutcome) outcome = g_list_model_get_item (outcomes, i);
      const char *strand = bal_outcome_get_strand (outcome);
      const char *level = bal_outcome_get_level (outcome);

      g_assert_cmpint (bal_scheme_get_index (strands, strand), ==, i / 3);
      g_assert_cmpint (bal_scheme_get_index (levels, level), ==, i % 3);
      g_assert_nonnull (bal_outcome_get_text (outcome));
      g_assert_true (bal_framework_lookup_outcome (framework, bal_outcome_get_code (outcome)) ==
                     outcome);
      g_assert_true (bal_framework_lookup_cell (framework, strand, level) == outcome);
    }
  g_assert_nonnull (bal_framework_lookup_outcome (framework, "fs3"));
  g_assert_null (bal_framework_lookup_outcome (framework, "FS4"));
  g_assert_null (bal_framework_lookup_cell (framework, "FS", "nowhere"));
}

static void
test_roles (void)
{
  g_autoptr (BalFramework) framework = bal_framework_get_default ();
  BalRole *therapist = bal_framework_lookup_role (framework, "SLT");
  BalRole *parent = bal_framework_lookup_role (framework, "Parent");

  g_assert_cmpstr (bal_role_get_code (therapist), ==, "speech-and-language-therapist");
  g_assert_cmpstr (bal_role_get_tier (therapist), ==, "specialist");
  g_assert_cmpstr (bal_role_lookup_tier (therapist, "slcn"), ==, "specialist");
  g_assert_cmpstr (bal_role_lookup_tier (therapist, "physiotherapy"), ==, "wider");
  g_assert_cmpstr (bal_role_lookup_tier (therapist, NULL), ==, "specialist");
  g_assert_false (bal_role_get_family (therapist));
  g_assert_true (bal_role_get_family (parent));
  g_assert_null (bal_role_get_tier (parent));
  g_assert_null (bal_framework_lookup_role (framework, "nobody"));
}

static void
test_words (void)
{
  g_autoptr (BalFramework) framework = bal_framework_get_default ();
  BalTerm *term = bal_scheme_lookup (bal_framework_get_strands (framework), "EE");

  g_assert_cmpstr (bal_term_get_label (term), ==, "Enabling environments");
  g_assert_cmpstr (bal_item_lookup_text (BAL_ITEM (term), "label", "cy"), ==,
                   "Amgylcheddau galluogi");
  g_assert_nonnull (bal_term_get_definition (term));
  g_assert_cmpuint (
    bal_framework_get_band (bal_scheme_lookup (bal_framework_get_levels (framework), "S")), ==, 3);
  g_assert_cmpuint (bal_framework_get_band (term), ==, 0);
}

/* The document that is compiled in is written as the library writes. */
static void
test_round_trip (void)
{
  g_autoptr (BalFramework) framework = bal_framework_get_default ();
  g_autoptr (GBytes) bytes = _bal_resources_lookup ("framework.json");
  g_autofree char *text = bal_framework_to_json (framework);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalFramework) again = parse (text, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (text, strlen (text), g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_true (bal_item_equal (BAL_ITEM (framework), BAL_ITEM (again)));
}

/* Official words from another file; all else stays. */
static void
test_extends (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalFramework) framework =
    parse ("{\"code\": \"own\", \"version\": \"2026\", \"extends\": \"balanced\", \"outcomes\": ["
           "{\"code\": \"FS1\", \"strand\": \"FS\", \"level\": \"U\", \"text\": \"Other words\"}],"
           "\"schemes\": [{\"code\": \"phases\", \"terms\": [{\"code\": \"early-years\"}]}]}",
           &error);
  g_autoptr (BalFramework) base = bal_framework_get_default ();
  g_autoptr (BalScheme) strands = NULL;
  g_autoptr (GListModel) roles = NULL;
  g_autofree char *text = NULL;
  BalOutcome *outcome = NULL;

  g_assert_no_error (error);
  outcome = bal_framework_lookup_outcome (framework, "FS1");
  g_assert_cmpstr (bal_outcome_get_text (outcome), ==, "Other words");
  g_assert_cmpstr (bal_item_get_pointer (BAL_ITEM (outcome)), ==, "/outcomes/0");
  g_assert_cmpuint (g_list_model_get_n_items (bal_framework_get_outcomes (framework)), ==, 1);
  g_assert_true (bal_framework_lookup_cell (framework, "family", "universal") == outcome);
  g_assert_true (bal_framework_get_strands (framework) == bal_framework_get_strands (base));
  g_assert_nonnull (bal_framework_lookup_role (framework, "senco"));
  g_assert_nonnull (bal_framework_lookup_scheme (framework, "Phases"));
  g_object_get (framework, "strands", &strands, "roles", &roles, NULL);
  g_assert_true (strands == bal_framework_get_strands (base));
  g_assert_true (roles == bal_framework_get_roles (base));

  /* What was not stated is not written. */
  text = bal_framework_to_json (framework);
  g_assert_null (strstr (text, "strands"));
}

/* What is null is not stated. */
static void
test_null (void)
{
  g_autoptr (BalFramework) base = bal_framework_get_default ();
  GObjectClass *klass = G_OBJECT_GET_CLASS (base);
  g_autoptr (GString) text = g_string_new ("{\"code\": \"own\", \"version\": \"1\"");
  g_autofree GParamSpec **properties = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BalFramework) framework = NULL;
  guint n_properties = 0;

  properties = g_object_class_list_properties (klass, &n_properties);
  for (guint i = 0; i < n_properties; i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (properties[i]->name), "-", '_');

      if (!g_str_equal (name, "code") && !g_str_equal (name, "version"))
        g_string_append_printf (text, ", \"%s\": null", name);
    }
  g_string_append_c (text, '}');

  framework = parse (text->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (bal_framework_get_roles (framework)), ==, 0);
  g_assert_null (bal_scheme_lookup (bal_framework_get_levels (framework), "U"));
}

/* The first to ask makes it; everybody has the same. */
static gpointer
look_up (gpointer data)
{
  g_autoptr (BalFramework) framework = bal_framework_get_default ();

  for (guint i = 0; i < 1000; i++)
    g_assert_nonnull (bal_framework_lookup_role (framework, "SLT"));

  return bal_framework_get_strands (framework);
}

static void
test_threads (void)
{
  g_autoptr (BalFramework) framework = bal_framework_get_default ();
  GThread *threads[8] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("look-up", look_up, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_thread_join (threads[i]) == bal_framework_get_strands (framework));
}

static void
test_bare (void)
{
  g_autoptr (BalFramework) framework = g_object_new (BAL_TYPE_FRAMEWORK, NULL);
  BalScheme *strands = bal_framework_get_strands (framework);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (strands)), ==, 0);
  g_assert_null (bal_scheme_lookup (strands, "EE"));
  g_assert_cmpint (bal_scheme_get_index (strands, "EE"), ==, -1);
  g_assert_null (bal_framework_lookup_role (framework, "senco"));
  g_assert_null (bal_framework_lookup_cell (framework, "EE", "U"));
  g_assert_null (bal_framework_get_code (framework));
}

static void
test_errors (void)
{
#define HEAD "{\"code\": \"own\", \"version\": \"1\", \"extends\": \"balanced\", "
  static const struct
  {
    const char *text;
    BalDocumentError code;
    const char *part;
  } cases[] = {
    { "{\"code\": \"own\"}", BAL_DOCUMENT_ERROR_MISSING_MEMBER, "“version” is missing" },
    { HEAD "\"format\": \"balanced-framework-2\"}", BAL_DOCUMENT_ERROR_VERSION, "/format: " },
    { "{\"code\": \"own\", \"version\": \"1\", \"extends\": \"other\"}",
      BAL_DOCUMENT_ERROR_UNKNOWN_CODE, "/extends: " },
    { HEAD "\"lens\": \"dentistry\"}", BAL_DOCUMENT_ERROR_UNKNOWN_CODE, "/lens: " },
    { HEAD "\"strands\": {\"terms\": [{\"code\": \"a\"}, {\"code\": \"b\", \"aliases\": [\"x\","
           " \"A \"]}]}}",
      BAL_DOCUMENT_ERROR_DUPLICATE_KEY, "/strands/terms/1/aliases/1: “A ” already stands" },
    { HEAD "\"strands\": {\"terms\": [{\"code\": \"a-b\"}, {\"code\": \"A_B\"}]}}",
      BAL_DOCUMENT_ERROR_DUPLICATE_KEY, "/strands/terms/1/code: " },
    { HEAD "\"principles\": {\"terms\": [{\"code\": \"a\", \"parent\": \"b\"}]}}",
      BAL_DOCUMENT_ERROR_UNKNOWN_CODE, "/principles/terms/0/parent: " },
    { HEAD "\"principles\": {\"terms\": [{\"code\": \"a\", \"parent\": \"a\"}]}}",
      BAL_DOCUMENT_ERROR_UNKNOWN_CODE, "/principles/terms/0/parent: the term is a part of itself" },
    { HEAD "\"levels\": {\"terms\": [{\"code\": \"all\", \"band\": \"everything\"}]}}",
      BAL_DOCUMENT_ERROR_BAD_VALUE, "/levels/terms/0: " },
    { HEAD "\"levels\": {\"terms\": [{\"code\": \"all\", \"band\": \"universal\"}]}}",
      BAL_DOCUMENT_ERROR_UNKNOWN_CODE, "column 1: “universal” is not among the levels" },
    { HEAD "\"outcomes\": [{\"code\": \"X1\", \"strand\": \"sport\", \"level\": \"U\"}]}",
      BAL_DOCUMENT_ERROR_UNKNOWN_CODE, "/outcomes/0/strand: " },
    { HEAD "\"outcomes\": [{\"code\": \"X1\", \"strand\": \"FS\", \"level\": \"U\"},"
           "{\"code\": \"x1\", \"strand\": \"FS\", \"level\": \"U\"}]}",
      BAL_DOCUMENT_ERROR_DUPLICATE_KEY, "/outcomes/1/code: " },
    { HEAD "\"schemes\": [{\"terms\": []}]}", BAL_DOCUMENT_ERROR_MISSING_MEMBER, "/schemes/0: " },
    { HEAD "\"schemes\": [{\"code\": \"a\", \"terms\": []}, {\"code\": \"A\","
           " \"terms\": []}]}",
      BAL_DOCUMENT_ERROR_DUPLICATE_KEY, "/schemes/1/code: " },
    { HEAD "\"roles\": [{\"code\": \"r\", \"tier\": \"high\"}]}", BAL_DOCUMENT_ERROR_UNKNOWN_CODE,
      "/roles/0/tier: " },
    { HEAD "\"roles\": [{\"code\": \"r\", \"lens_tiers\": [{\"code\": \"law\"}]}]}",
      BAL_DOCUMENT_ERROR_UNKNOWN_CODE, "/roles/0/lens_tiers: " },
    { HEAD "\"crosswalks\": [{\"code\": \"c\", \"from_scheme\": \"kinds\", \"entries\": []}]}",
      BAL_DOCUMENT_ERROR_UNKNOWN_CODE, "/crosswalks/0/entries: " },
    { HEAD "\"crosswalks\": [{\"code\": \"c\", \"from_scheme\": \"kinds\", \"to_scheme\":"
           " \"quadrants\", \"entries\": [{\"from_code\": \"outcome\"}]}]}",
      BAL_DOCUMENT_ERROR_UNKNOWN_CODE, "/crosswalks/0/entries: “outcome” is not among the kinds" },
  };
#undef HEAD

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (cases[i].text, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, BAL_DOCUMENT_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].part));
    }
}

static void
test_limits (void)
{
  g_autoptr (GString) text = g_string_new (
    "{\"code\": \"own\", \"version\": \"1\", \"need_types\": {\"terms\": [{\"code\": \"n\"}");
  g_autoptr (GError) error = NULL;
  g_autoptr (BalFramework) framework = NULL;

  for (guint i = 1; i < BAL_FRAMEWORK_MAX_TERMS; i++)
    g_string_append_printf (text, ", {\"code\": \"n%u\"}", i);
  g_string_append (text, "]}}");
  framework = parse (text->str, &error);
  g_assert_no_error (error);

  g_string_truncate (text, text->len - 3);
  g_string_append (text, ", {\"code\": \"one-more\"}]}}");
  g_assert_null (parse (text->str, &error));
  g_assert_error (error, BAL_DOCUMENT_ERROR, BAL_DOCUMENT_ERROR_LIMIT);
}

static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("balanced-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "framework.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) parent = g_file_new_for_path (folder);
  g_autoptr (BalFramework) framework = bal_framework_get_default ();
  g_autoptr (BalFramework) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (bal_framework_load (file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (bal_framework_save (framework, file, NULL, &error));
  again = bal_framework_load (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (bal_item_equal (BAL_ITEM (framework), BAL_ITEM (again)));
  g_assert_true (g_file_delete (file, NULL, NULL));
  g_assert_true (g_file_delete (parent, NULL, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/framework/vocabulary", test_vocabulary);
  g_test_add_func ("/framework/intervention", test_intervention);
  g_test_add_func ("/framework/schemes", test_schemes);
  g_test_add_func ("/framework/need-types", test_need_types);
  g_test_add_func ("/framework/outcomes", test_outcomes);
  g_test_add_func ("/framework/roles", test_roles);
  g_test_add_func ("/framework/words", test_words);
  g_test_add_func ("/framework/round-trip", test_round_trip);
  g_test_add_func ("/framework/extends", test_extends);
  g_test_add_func ("/framework/null", test_null);
  g_test_add_func ("/framework/threads", test_threads);
  g_test_add_func ("/framework/bare", test_bare);
  g_test_add_func ("/framework/errors", test_errors);
  g_test_add_func ("/framework/limits", test_limits);
  g_test_add_func ("/framework/files", test_files);

  return g_test_run ();
}
