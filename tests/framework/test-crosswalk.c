/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/framework/bal-crosswalk.h"

#include <string.h>

#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/framework/bal-framework.h"
#include "tests/support/bal-test-support.h"

static BalCrosswalk *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return bal_crosswalk_new_from_bytes (bytes, "crosswalk.json", error);
}

static GFile *
example_file (const char *name)
{
  g_autofree char *path = g_strconcat ("docs/examples/frameworks/", name, NULL);
  g_autofree char *filename = bal_test_source_path (path);

  return g_file_new_for_path (filename);
}

/* "code subject" of each finding, a line each. */
static char *
list_findings (BalFindings *findings)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (findings)); i++)
    {
      g_autoptr (BalFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);

      g_string_append_printf (out, "%s %s\n", bal_finding_get_code (finding),
                              bal_finding_get_subject (finding));
    }

  return g_string_free (out, FALSE);
}

static void
assert_losses (BalCrosswalk *crosswalk, BalScheme *from, BalScheme *to, const char *expected)
{
  g_autoptr (BalFindings) findings = bal_crosswalk_check (crosswalk, from, to);
  g_autofree char *list = list_findings (findings);

  g_assert_cmpstr (list, ==, expected);
}

/* Number better off is an effect, and reach is about activity: the two grids are not one. */
static void
test_quadrants_and_kinds (void)
{
  g_autoptr (BalFramework) framework = bal_framework_get_default ();
  BalScheme *quadrants = bal_framework_get_quadrants (framework);
  BalScheme *kinds = bal_framework_get_kinds (framework);
  BalCrosswalk *there = bal_framework_lookup_crosswalk (framework, "quadrant-to-kind");
  BalCrosswalk *back = bal_framework_lookup_crosswalk (framework, "kind-to-quadrant");
  const char *const *codes = bal_crosswalk_map (there, "quantity-effect");

  g_assert_cmpstr (codes[0], ==, "reach");
  g_assert_null (codes[1]);
  g_assert_cmpint (bal_crosswalk_entry_get_loss (bal_crosswalk_lookup (there, "quantity-effect")),
                   ==, BAL_MAPPING_LOSS_APPROXIMATE);
  g_assert_nonnull (bal_crosswalk_entry_get_note (bal_crosswalk_lookup (there, "Quantity Effect")));
  g_assert_cmpint (bal_crosswalk_entry_get_loss (bal_crosswalk_lookup (there, "quality-effort")),
                   ==, BAL_MAPPING_LOSS_NONE);

  assert_losses (there, quadrants, kinds,
                 "vocabulary-loss-approximate quadrant-to-kind/quantity-effect\n");
  /* Input becomes the same quadrant as reach: nobody declared it, and it is found. */
  assert_losses (back, kinds, quadrants,
                 "vocabulary-loss-approximate kind-to-quadrant/reach\n"
                 "vocabulary-loss-merged kind-to-quadrant/input\n"
                 "vocabulary-loss-split kind-to-quadrant/impact\n");
}

static void
test_four_levels (void)
{
  g_autoptr (GFile) framework_file = example_file ("four-levels.json");
  g_autoptr (GFile) crosswalk_file = example_file ("four-levels-to-three.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (BalFramework) three = bal_framework_get_default ();
  g_autoptr (BalFramework) four = bal_framework_load (framework_file, NULL, &error);
  g_autoptr (BalCrosswalk) crosswalk = bal_crosswalk_load (crosswalk_file, NULL, &error);
  g_autofree char *filename = g_file_get_path (framework_file);
  g_autofree char *source = NULL;
  g_autofree char *written = NULL;
  BalScheme *levels = NULL;

  g_assert_no_error (error);
  levels = bal_framework_get_levels (four);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (levels)), ==, 4);
  g_assert_cmpstr (bal_term_get_band (bal_scheme_lookup (levels, "t+")), ==, "targeted");
  g_assert_cmpint (bal_scheme_get_index (levels, "Targeted Plus"), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (bal_framework_get_outcomes (four)), ==, 15);
  g_assert_nonnull (bal_framework_lookup_cell (four, "EE", "S"));

  assert_losses (crosswalk, levels, bal_framework_get_levels (three),
                 "vocabulary-loss-merged four-levels-to-three/targeted\n"
                 "vocabulary-loss-merged four-levels-to-three/targeted-plus\n");

  /* The example is written as the library writes. */
  source = bal_test_read (filename, NULL);
  written = bal_framework_to_json (four);
  g_assert_cmpstr (written, ==, source);
}

static void
test_check (void)
{
  g_autoptr (BalFramework) framework = bal_framework_get_default ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BalCrosswalk) crosswalk =
    parse ("{\"code\": \"c\", \"entries\": ["
           "{\"from_code\": \"universal\", \"to_codes\": [\"input\", \"reach\"]},"
           "{\"from_code\": \"targeted\", \"to_codes\": [\"reach\", \"nowhere\"]},"
           "{\"from_code\": \"lost\", \"to_codes\": []}]}",
           &error);
  g_autoptr (BalFindings) findings = NULL;
  g_autoptr (BalFinding) finding = NULL;
  double value = 0;

  g_assert_no_error (error);
  assert_losses (crosswalk, bal_framework_get_levels (framework),
                 bal_framework_get_kinds (framework),
                 "vocabulary-unknown-code c/lost\n"
                 "vocabulary-unknown-code c/nowhere\n"
                 "vocabulary-loss-merged c/targeted\n"
                 "vocabulary-loss-split c/universal\n"
                 "vocabulary-loss-unmapped c/specialist\n"
                 "vocabulary-unreached c/impact\n"
                 "vocabulary-unreached c/implementation\n");

  findings = bal_crosswalk_check (crosswalk, bal_framework_get_levels (framework),
                                  bal_framework_get_kinds (framework));
  finding = bal_findings_lookup (findings, "vocabulary-loss-split");
  g_assert_true (bal_finding_get_figure (finding, "targets", &value));
  g_assert_cmpfloat (value, ==, 2);
}

static void
test_errors (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) missing = example_file ("none.json");

  g_assert_null (parse ("{\"code\": \"c\", \"entries\": [{\"from_code\": \"a-b\"},"
                        " {\"from_code\": \"A b\"}]}",
                        &error));
  g_assert_error (error, BAL_DOCUMENT_ERROR, BAL_DOCUMENT_ERROR_DUPLICATE_KEY);
  g_assert_nonnull (strstr (error->message, "/entries/1/from_code: "));
  g_clear_error (&error);

  g_assert_null (parse ("{\"code\": \"c\", \"entries\": [{\"from_code\": \"a\", \"loss\":"
                        " \"some\"}]}",
                        &error));
  g_assert_error (error, BAL_DOCUMENT_ERROR, BAL_DOCUMENT_ERROR_UNKNOWN_CODE);
  g_clear_error (&error);

  g_assert_null (bal_crosswalk_load (missing, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_bare (void)
{
  g_autoptr (BalCrosswalk) crosswalk = g_object_new (BAL_TYPE_CROSSWALK, NULL);
  g_autoptr (BalScheme) empty = g_object_new (BAL_TYPE_SCHEME, NULL);
  g_autoptr (BalFindings) findings = bal_crosswalk_check (crosswalk, empty, empty);

  g_assert_null (bal_crosswalk_map (crosswalk, "anything"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (findings)), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/crosswalk/quadrants-and-kinds", test_quadrants_and_kinds);
  g_test_add_func ("/crosswalk/four-levels", test_four_levels);
  g_test_add_func ("/crosswalk/check", test_check);
  g_test_add_func ("/crosswalk/errors", test_errors);
  g_test_add_func ("/crosswalk/bare", test_bare);

  return g_test_run ();
}
