/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <libbalanced/balanced.h>

/* Reviews the folder of an area, and writes the review into another folder. */
static gboolean
review (const char *folder, const char *output, GError **error)
{
  g_autoptr (GFile) area_file = g_file_new_build_filename (folder, "area.json", NULL);
  g_autoptr (GFile) plan_file = g_file_new_build_filename (folder, "synthetic.json", NULL);
  g_autoptr (GFile) output_folder = g_file_new_for_path (output);
  g_autoptr (BalPeriod) year = bal_period_parse ("2020-03-01/2021-02-28", error);
  g_autoptr (BalArea) area = bal_area_load (area_file, NULL, error);
  g_autoptr (BalSynthesiser) maker = area ? bal_synthesiser_load (plan_file, NULL, error) : NULL;
  g_autoptr (BalCaseload) caseload = maker ? bal_synthesiser_run (maker, NULL, error) : NULL;
  g_autoptr (BalReview) result = NULL;

  if (caseload != NULL)
    result = bal_review_run (area, caseload, bal_period_get_end (year), year, NULL, error);

  return result != NULL && bal_review_save (result, output_folder, NULL, NULL, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (argc == 3 && review (argv[1], argv[2], &error))
    return 0;

  g_printerr ("%s\n", error != NULL ? error->message : "Usage: review AREA-FOLDER OUTPUT-FOLDER");
  return 1;
}
