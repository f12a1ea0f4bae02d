/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

/* Before an export: may it go? If only some of its fields may not, it is cut down to the others. */

#include <libbalanced/balanced.h>

static BalPermit *
ask (BalArea *area, const char *const *fields)
{
  const char *const classes[] = { "plans", NULL };
  g_autoptr (BalPeriod) day = bal_period_parse ("2019-03-31", NULL);
  g_autoptr (BalDataFlow) flow =
    g_object_new (BAL_TYPE_DATA_FLOW, "giver", "trust", "receiver", "schools", "purpose", "support",
                  "data-classes", classes, "fields", fields, "identifiability",
                  BAL_IDENTIFIABILITY_IDENTIFIABLE, "consented", BAL_ANSWER_YES, "retention-days",
                  (gint64) 365, NULL);

  return bal_area_find_permit (area, flow, bal_period_get_start (day), TRUE);
}

static void
append_reasons (BalPermit *permit, GString *text)
{
  GListModel *findings = G_LIST_MODEL (bal_permit_get_findings (permit));

  g_string_append (text, bal_permit_get_allowed (permit) ? "allowed\n" : "refused\n");
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (BalFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char *message = bal_finding_dup_message (finding, NULL, NULL);

      g_string_append_printf (text, "  %s\n", message);
    }
}

int
main (int argc, char *argv[])
{
  const char *const fields[] = { "name", "goals", "diagnosis", NULL };
  g_autoptr (GFile) folder = g_file_new_for_commandline_arg (argv[1]);
  g_autoptr (GFile) file = g_file_resolve_relative_path (folder, "../integrated/area.json");
  g_autofree char *output = g_build_filename (argv[2], "permit.txt", NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalArea) area = bal_area_load (file, NULL, &error);
  g_autoptr (BalPermit) first = area != NULL ? ask (area, fields) : NULL;
  g_autoptr (BalPermit) second =
    first != NULL ? ask (area, bal_permit_get_allowed_fields (first)) : NULL;

  if (second != NULL)
    {
      append_reasons (first, text);
      append_reasons (second, text);
    }
  g_mkdir_with_parents (argv[2], 0755);
  if (second == NULL || !g_file_set_contents (output, text->str, text->len, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  return bal_permit_get_allowed (second) ? 0 : 1;
}
