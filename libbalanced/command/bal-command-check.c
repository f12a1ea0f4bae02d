/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/command/bal-command-private.h"

#define USAGE "FOLDER|AREA.json\n  balanced check --explain CODE"
#define DESCRIPTION                                                             \
  "Lists what is wrong or remarkable in an area’s document, worst first.\n"   \
  "Without a day nothing is taken to be stale, overdue or run out.\n"           \
  "\n"                                                                          \
  "Exit status: 0 when nothing worse than a note was found, 1 when there are\n" \
  "warnings or errors, 2 for a wrong command line, 3 when the document could\n" \
  "not be read.\n"

static BalCommandStatus
check (const char *path, gint32 as_at, gboolean as_json)
{
  g_autoptr (GFile) argument = g_file_new_for_commandline_arg (path);
  g_autoptr (GFile) file = bal_command_find_area (argument);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalArea) area = bal_area_load (file, bal_command_get_cancellable (), &error);
  g_autoptr (BalReview) review = NULL;
  BalFindings *findings = NULL;

  if (area == NULL)
    return bal_command_fail (error);
  review = bal_review_run (area, NULL, as_at, NULL, bal_command_get_cancellable (), &error);
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

static void
print_part (const char *title, const char *text)
{
  if (text != NULL)
    g_print ("%s: %s\n", title, text);
}

/* What a code means, for somebody who has just read it in a list. */
static BalCommandStatus
explain (const char *code)
{
  BalTemplates *templates = bal_templates_get_default ();
  g_autofree char *title = bal_templates_dup_title (templates, code, NULL);
  g_autofree char *message = bal_templates_dup_message (templates, code, NULL);
  g_autofree char *why = bal_templates_dup_why (templates, code, NULL);
  g_autofree char *source = bal_templates_dup_source (templates, code, NULL);
  g_autofree char *parameters = bal_templates_dup_parameters (templates, code, NULL);
  g_autofree char *as_at = NULL;
  g_autofree char *example = bal_templates_dup_example (templates, code, FALSE, &as_at);
  BalSeverity severity = BAL_SEVERITY_INFO;

  if (!bal_templates_lookup_severity (templates, code, &severity))
    return bal_command_misuse ("check", "no finding has this code");

  g_print ("%s (%s)\n%s\n\n%s\n\n", code, bal_command_severity_to_word (severity), title, why);
  print_part ("Says", message);
  print_part ("Source", source);
  print_part ("Parameters", parameters);
  if (example != NULL && as_at != NULL)
    g_print ("Found as at %s in this document:\n%s", as_at, example);
  else if (example != NULL)
    g_print ("Found in this document:\n%s", example);

  return BAL_COMMAND_STATUS_DONE;
}

BalCommandStatus
bal_command_check (int argc, char **argv)
{
  gboolean as_json = FALSE;
  g_autofree char *as_at = NULL;
  g_autofree char *code = NULL;
  gint32 as_at_day = BAL_DAY_NONE;
  const GOptionEntry entries[] = {
    { "as-at", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &as_at, "The day that it is seen from",
      "DATE" },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &as_json,
      "Print everything as JSON, for programs", NULL },
    { "explain", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &code,
      "Say what a code of a finding means, with an example", "CODE" },
    G_OPTION_ENTRY_NULL,
  };
  BalCommandStatus status = BAL_COMMAND_STATUS_DONE;

  if (!bal_command_parse (USAGE, DESCRIPTION, entries, &argc, &argv, &status))
    return status;
  if (code != NULL && argc == 1)
    return explain (code);
  if (code != NULL || argc != 2)
    return bal_command_misuse ("check", "name one folder or document");
  if (as_at != NULL && !bal_command_parse_day ("--as-at", as_at, &as_at_day))
    return BAL_COMMAND_STATUS_USAGE;

  return check (argv[1], as_at_day, as_json);
}
