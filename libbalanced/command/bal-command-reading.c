/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/command/bal-command-private.h"

void
bal_command_reading_clear (BalCommandReading *self)
{
  g_free (self->caseload);
  g_free (self->date_order);
}

/* The folder with the caseload: named, or beside the area, or in caseload/; NULL: there is none. */
static GFile *
find_caseload (GFile *area, const char *named)
{
  g_autoptr (GFile) folder = g_file_get_parent (area);
  const char *const places[] = { ".", "caseload" };

  if (named != NULL)
    return g_file_new_for_commandline_arg (named);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GFile) place = g_file_resolve_relative_path (folder, places[i]);
      g_autoptr (GFile) episodes = g_file_get_child (place, "episodes.csv");

      if (g_file_query_exists (episodes, NULL))
        return g_steal_pointer (&place);
    }

  return NULL;
}

/* In the words of the area's framework. */
static BalCaseload *
read_caseload (GFile *folder, BalArea *area, const BalCommandReading *options, GError **error)
{
  const char *date_order = options->date_order != NULL ? options->date_order : "iso";
  g_autoptr (BalCaseloadOptions) reading =
    g_object_new (BAL_TYPE_CASELOAD_OPTIONS, "framework", bal_area_get_framework (area),
                  "date-order", date_order, "same-ids", options->same_ids, NULL);

  bal_command_say ("Reading the caseload");

  return bal_caseload_load (folder, reading, bal_command_get_cancellable (), error);
}

/* Children who are made from the plan beside the area; NULL with an error. */
static BalCaseload *
make_caseload (GFile *plan, GError **error)
{
  g_autoptr (BalSynthesiser) synthesiser =
    bal_synthesiser_load (plan, bal_command_get_cancellable (), error);

  if (synthesiser == NULL)
    return NULL;
  bal_command_say ("Making synthetic children");

  return bal_synthesiser_run (synthesiser, bal_command_get_cancellable (), error);
}

gboolean
bal_command_load_caseload (GFile *area_file,
                           BalArea *area,
                           const BalCommandReading *options,
                           BalCaseload **caseload,
                           GError **error)
{
  g_autoptr (GFile) folder = find_caseload (area_file, options->caseload);
  g_autoptr (GFile) parent = g_file_get_parent (area_file);
  g_autoptr (GFile) plan = g_file_get_child (parent, "synthetic.json");

  *caseload = NULL;
  if (folder != NULL)
    *caseload = read_caseload (folder, area, options, error);
  else if (g_file_query_exists (plan, NULL))
    *caseload = make_caseload (plan, error);
  else
    return TRUE;

  return *caseload != NULL;
}

static void
print_summary (BalReview *review, GFile *output)
{
  g_autofree char *folder = g_file_get_parse_name (output);
  g_autofree char *text = bal_review_to_text (review);

  g_print ("%s\n", text);
  bal_command_print_count (bal_review_get_findings (review));
  g_print ("%u tables and %u charts written; begin with %s/review.html\n",
           g_list_model_get_n_items (bal_review_get_tables (review)),
           g_list_model_get_n_items (bal_review_get_charts (review)), folder);
}

/* What was written, with its stamp. */
static BalCommandStatus
print_json (GFile *output)
{
  g_autoptr (GFile) file = g_file_get_child (output, "review.json");
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;

  if (!g_file_load_contents (file, NULL, &json, NULL, NULL, &error))
    return bal_command_fail (error);
  g_print ("%s", json);

  return BAL_COMMAND_STATUS_DONE;
}

BalCommandStatus
bal_command_write_review (BalReview *review, GFile *output, const char *policy, gboolean as_json)
{
  g_autoptr (GError) error = NULL;

  bal_command_say ("Writing");
  if (!bal_review_save (review, output, policy, bal_command_get_cancellable (), &error))
    return bal_command_fail (error);
  bal_command_say (NULL);

  if (as_json)
    return print_json (output);
  print_summary (review, output);

  return BAL_COMMAND_STATUS_DONE;
}
