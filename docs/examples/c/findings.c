/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

/* What the document of an area says by itself, as sentences in English and Welsh. */

#include <libbalanced/balanced.h>

static void
append_finding (BalFinding *finding, GString *text)
{
  g_autofree char *english = bal_finding_dup_message (finding, NULL, NULL);
  g_autofree char *welsh = bal_finding_dup_message (finding, NULL, "cy");

  g_string_append_printf (text, "%s\n%s\n%s\n\n", bal_finding_get_code (finding), english, welsh);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GFile) folder = g_file_new_for_commandline_arg (argv[1]);
  g_autoptr (GFile) file = g_file_get_child (folder, "area.json");
  g_autofree char *output = g_build_filename (argv[2], "findings.txt", NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalArea) area = bal_area_load (file, NULL, &error);
  g_autoptr (BalResult) result = area != NULL ? bal_area_check (area) : NULL;
  GListModel *findings = result != NULL ? G_LIST_MODEL (bal_result_get_findings (result)) : NULL;

  for (guint i = 0; findings != NULL && i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (BalFinding) finding = g_list_model_get_item (findings, i);

      append_finding (finding, text);
    }

  g_mkdir_with_parents (argv[2], 0755);
  if (findings == NULL || !g_file_set_contents (output, text->str, text->len, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  return 0;
}
