/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/command/bal-command-private.h"

#define USAGE "FOLDER|AREA.json"
#define DESCRIPTION                                                             \
  "Lists what is wrong or remarkable in an area’s document, worst first.\n"   \
  "\n"                                                                          \
  "Exit status: 0 when nothing worse than a note was found, 1 when there are\n" \
  "warnings or errors, 2 for a wrong command line, 3 when the document could\n" \
  "not be read.\n"

static BalCommandStatus
check (const char *path, gboolean as_json)
{
  g_autoptr (GFile) argument = g_file_new_for_commandline_arg (path);
  g_autoptr (GFile) file = bal_command_find_area (argument);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalArea) area = bal_area_load (file, bal_command_get_cancellable (), &error);
  g_autoptr (BalReview) review = NULL;
  BalFindings *findings = NULL;

  if (area == NULL)
    return bal_command_fail (error);
  review = bal_review_run (area, NULL, BAL_DAY_NONE, NULL, bal_command_get_cancellable (), &error);
  if (review == NULL)
    return bal_command_fail (error);

  findings = bal_review_get_findings (review);
  if (as_json)
    {
      g_autofree char *json = bal_review_to_json (review);

      g_print ("%s", json);
    }
  else
    {
      bal_command_print_findings (findings, 0);
      bal_command_print_count (findings);
    }

  return bal_findings_get_n_errors (findings) + bal_findings_get_n_warnings (findings) > 0
           ? BAL_COMMAND_STATUS_FOUND
           : BAL_COMMAND_STATUS_DONE;
}

BalCommandStatus
bal_command_check (int argc, char **argv)
{
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &as_json,
      "Print everything as JSON, for programs", NULL },
    G_OPTION_ENTRY_NULL,
  };
  BalCommandStatus status = BAL_COMMAND_STATUS_DONE;

  if (!bal_command_parse (USAGE, DESCRIPTION, entries, &argc, &argv, &status))
    return status;
  if (argc != 2)
    return bal_command_misuse ("check", "name one folder or document");

  return check (argv[1], as_json);
}
