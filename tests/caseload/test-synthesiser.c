/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/balanced.h"

#include "libbalanced/caseload/bal-caseload-private.h"
#include "libbalanced/caseload/bal-synthetic-rows-private.h"

static BalCaseload *
run (guint64 seed, guint n_children, guint64 n_episodes)
{
  g_autoptr (BalSynthesiser) synthesiser = bal_synthesiser_new ();
  g_autoptr (GError) error = NULL;
  BalCaseload *caseload;

  bal_synthesiser_set_seed (synthesiser, seed);
  bal_synthesiser_set_n_children (synthesiser, n_children);
  bal_synthesiser_set_n_episodes (synthesiser, n_episodes);
  caseload = bal_synthesiser_run (synthesiser, NULL, &error);
  g_assert_no_error (error);
  return caseload;
}

static void
test_run (void)
{
  g_autoptr (BalCaseload) one = run (1, 500, 0);
  g_autoptr (BalCaseload) same = run (1, 500, 0);
  g_autoptr (BalCaseload) other = run (2, 500, 0);

  g_assert_cmpuint (bal_caseload_get_n_children (one), ==, 500);
  g_assert_true (bal_caseload_get_synthetic (one));
  g_assert_cmpuint (bal_findings_get_n_errors (bal_caseload_get_findings (one)), ==, 0);
  g_assert_cmpstr (bal_caseload_get_digest (one), ==, bal_caseload_get_digest (same));
  g_assert_cmpstr (bal_caseload_get_digest (one), !=, bal_caseload_get_digest (other));
}

static void
test_n_episodes (void)
{
  static const guint64 sizes[] = { 1, 2, 1000, 54321 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (BalCaseload) caseload = run (7, 0, sizes[i]);
      g_assert_cmpuint (bal_caseload_get_n_episodes (caseload), ==, sizes[i]);
    }
}

static void
test_save (void)
{
  g_autoptr (BalSynthesiser) synthesiser = bal_synthesiser_new ();
  g_autoptr (BalCaseload) made = NULL, read = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_dir_make_tmp ("balanced-XXXXXX", &error);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GFile) inner = g_file_get_child (folder, "made/here");

  bal_synthesiser_set_n_children (synthesiser, 300);
  made = bal_synthesiser_run (synthesiser, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (bal_synthesiser_save (synthesiser, inner, NULL, &error));
  g_assert_no_error (error);
  read = bal_caseload_load (inner, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (bal_caseload_get_digest (read), ==, bal_caseload_get_digest (made));
  g_assert_true (bal_caseload_get_synthetic (read));
}

static guint
count_active (BalCaseload *caseload, const char *agency, gint32 day)
{
  const BalEpisodes *rows = bal_caseload_get_episodes (caseload);
  guint n_children, n_names, code = 0, count = 0;
  const guint32 *first = bal_caseload_get_child_first (caseload, &n_children);
  const char *const *names = bal_caseload_get_names (caseload, BAL_FIELD_AGENCY, &n_names);
  guint16 at = bal_episodes_from_day (day);

  while (code < n_names && !g_str_equal (names[code], agency))
    code++;
  g_assert_cmpuint (code, <, n_names);
  for (guint i = 0; i < n_children; i++)
    for (guint32 k = first[i]; k < first[i + 1]; k++)
      if (rows->agency[k] == code && rows->start[k] <= at && rows->end[k] >= at)
        {
          count++;
          break;
        }
  return count;
}

/* The caseloads of the example are those that were published, with whatever seed. */
static void
test_sutton (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("BALANCED_SOURCE"), "docs", "examples",
                                            "sutton", "synthetic.json", NULL);
  g_autoptr (GFile) plan = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalSynthesiser) synthesiser = bal_synthesiser_load (plan, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (bal_synthesiser_get_seed (synthesiser), ==, 20210228);
  for (guint64 seed = 20210228; seed < 20210231; seed++)
    {
      g_autoptr (BalCaseload) caseload = NULL;

      bal_synthesiser_set_seed (synthesiser, seed);
      caseload = bal_synthesiser_run (synthesiser, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (bal_findings_get_n_errors (bal_caseload_get_findings (caseload)), ==, 0);
      g_assert_cmpuint (count_active (caseload, "cognus", 18686), ==, 1241);
      g_assert_cmpuint (count_active (caseload, "nhs", 18686), ==, 1118);
      g_assert_cmpuint (bal_caseload_get_n_children (caseload), ==, 1925 + 818);
    }
}

static void
test_days (void)
{
  g_autoptr (BalSynthesiser) synthesiser = bal_synthesiser_new ();
  g_autoptr (GError) error = NULL;

  bal_synthesiser_set_as_at (synthesiser, G_MAXINT32);
  g_assert_null (bal_synthesiser_run (synthesiser, NULL, &error));
  g_assert_error (error, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_BAD_OPTION);
}

static void
test_cancelled (void)
{
  g_autoptr (BalSynthesiser) synthesiser = bal_synthesiser_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  bal_synthesiser_set_n_episodes (synthesiser, 200000);
  g_assert_null (bal_synthesiser_run (synthesiser, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_bare (void)
{
  g_autoptr (BalSynthesiser) synthesiser = g_object_new (BAL_TYPE_SYNTHESISER, NULL);
  guint64 seed;
  gint as_at;

  g_object_get (synthesiser, "seed", &seed, "as-at", &as_at, NULL);
  g_assert_cmpuint (seed, ==, 1);
  g_assert_cmpint (as_at, ==, 20331);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/synthesiser/run", test_run);
  g_test_add_func ("/synthesiser/n-episodes", test_n_episodes);
  g_test_add_func ("/synthesiser/save", test_save);
  g_test_add_func ("/synthesiser/sutton", test_sutton);
  g_test_add_func ("/synthesiser/days", test_days);
  g_test_add_func ("/synthesiser/cancelled", test_cancelled);
  g_test_add_func ("/synthesiser/bare", test_bare);
  return g_test_run ();
}
