/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-caseload-options.h"

#include <string.h>

#include "libbalanced/caseload/bal-caseload-private.h"
#include "libbalanced/core/bal-error.h"
#include "tests/support/bal-test-caseload.h"

#define TEXT "ClientRef,strand,Wave,stage,start\nx-1,family,Wave 1,intervention,04/03/2020\n"

static BalCaseloadOptions *
make (const char *columns, const char *codes, const char *constants)
{
  g_autoptr (GVariant) column_names =
    g_variant_parse (G_VARIANT_TYPE ("a{ss}"), columns, NULL, NULL, NULL);
  g_autoptr (GVariant) words =
    g_variant_parse (G_VARIANT_TYPE ("a{sa{ss}}"), codes, NULL, NULL, NULL);
  g_autoptr (GVariant) values =
    g_variant_parse (G_VARIANT_TYPE ("a{ss}"), constants, NULL, NULL, NULL);

  return g_object_new (BAL_TYPE_CASELOAD_OPTIONS, "columns", column_names, "codes", words,
                       "constants", values, "date-order", "dmy", NULL);
}

#define NAMES "{'ClientRef': 'child_id', 'Wave': 'level', 'start': 'start_date'}"
#define WORDS "{'level': {'Wave 1': 'universal'}}"

static void
test_mapping (void)
{
  g_autoptr (BalCaseloadOptions) options = make (NAMES, WORDS, "{'agency': 'slt'}");
  g_autoptr (BalCaseload) caseload =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, TEXT, options);
  const BalEpisodes *episodes = bal_caseload_get_episodes (caseload);
  guint n_names;

  g_assert_cmpuint (episodes->n_rows, ==, 1);
  g_assert_cmpint (bal_episodes_get_level (episodes, 0), ==, 0);
  g_assert_cmpint (bal_episodes_to_day (episodes->start[0]), ==, 18325);
  g_assert_cmpstr (bal_caseload_get_names (caseload, BAL_FIELD_AGENCY, &n_names)[0], ==, "slt");
}

static void
test_missing_words (void)
{
  const char *words[] = { "NULL", "N/A", NULL };
  g_autoptr (BalCaseloadOptions) options =
    g_object_new (BAL_TYPE_CASELOAD_OPTIONS, "missing-words", words, NULL);
  g_autoptr (BalCaseload) caseload = bal_test_read_caseload (
    BAL_CASELOAD_FILE_EPISODES,
    "child_id,strand,level,stage,agency,start_date,minutes\nNULL,family,U,INT,slt,,\n"
    "a,N/A,U,INT,NULL,NULL,N/A\nb,family,U,INT,null,,\n",
    options);

  g_assert_cmpint (bal_test_count_rows (caseload, "kept"), ==, 2);
  g_assert_true (bal_test_says (caseload, "row-rejected-no-child", "child_id"));
  g_assert_cmpint (bal_episodes_get_strand (bal_caseload_get_episodes (caseload), 0), ==, -1);
}

/* Options that make no sense. */
typedef struct
{
  const char *name;
  const char *property;
  const char *value;
  const char *type; /* of a variant; NULL: text */
  const char *says;
} Nonsense;

static const Nonsense nonsense[] = {
  { "order", "date-order", "ydm", NULL, "date-order" },
  { "zone", "time-zone", "Europe/Atlantis", NULL, "time-zone" },
  { "columns", "columns", "{'a': 'favourite_colour'}", "a{ss}", "favourite_colour" },
  { "codes", "codes", "{'favourite_colour': {'a': 'b'}}", "a{sa{ss}}", "favourite_colour" },
  { "constants", "constants", "{'favourite_colour': 'blue'}", "a{ss}", "favourite_colour" },
  { "constant", "constants", "{'start_date': 'soon'}", "a{ss}", "start_date" },
};

static void
test_nonsense (gconstpointer data)
{
  const Nonsense *wrong = data;
  g_autoptr (GVariant) variant =
    wrong->type != NULL
      ? g_variant_parse (G_VARIANT_TYPE (wrong->type), wrong->value, NULL, NULL, NULL)
      : NULL;
  g_autoptr (BalCaseloadOptions) options =
    variant != NULL ? g_object_new (BAL_TYPE_CASELOAD_OPTIONS, wrong->property, variant, NULL)
                    : g_object_new (BAL_TYPE_CASELOAD_OPTIONS, wrong->property, wrong->value, NULL);
  g_autoptr (GError) error =
    bal_test_read_error (BAL_CASELOAD_FILE_EPISODES,
                         "child_id,strand,level,stage,agency\na,family,U,INT,slt\n", options);

  g_assert_error (error, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_BAD_OPTION);
  g_assert_nonnull (strstr (error->message, wrong->says));
}

static void
test_defaults (void)
{
  g_autoptr (BalCaseloadOptions) options = bal_caseload_options_new ();

  g_assert_cmpstr (bal_caseload_options_get_date_order (options), ==, "iso");
  g_assert_cmpstr (bal_caseload_options_get_encoding (options), ==, "UTF-8");
  g_assert_cmpstr (bal_caseload_options_get_time_zone (options), ==, "Europe/London");
  g_assert_null (bal_caseload_options_get_columns (options));
  g_assert_null (bal_caseload_options_get_codes (options));
  g_assert_null (bal_caseload_options_get_constants (options));
  g_assert_null (bal_caseload_options_get_missing_words (options));
  g_assert_null (bal_caseload_options_get_framework (options));
  g_assert_false (bal_caseload_options_get_same_ids (options));
  g_assert_false (bal_caseload_options_get_corrections (options));
  g_assert_cmpuint (bal_caseload_options_get_n_threads (options), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/caseload-options/defaults", test_defaults);
  g_test_add_func ("/caseload-options/mapping", test_mapping);
  g_test_add_func ("/caseload-options/missing-words", test_missing_words);
  for (guint i = 0; i < G_N_ELEMENTS (nonsense); i++)
    {
      g_autofree char *path = g_strdup_printf ("/caseload-options/nonsense/%s", nonsense[i].name);
      g_test_add_data_func (path, &nonsense[i], test_nonsense);
    }
  return g_test_run ();
}
