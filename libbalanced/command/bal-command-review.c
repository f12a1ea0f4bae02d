/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/command/bal-command-private.h"

#define USAGE "FOLDER|AREA.json"
#define DESCRIPTION                                                                  \
  "Reviews an area, and its caseload where there is one, and writes review.html,\n"  \
  "review.json, a CSV file for each table and a picture for each chart.\n"           \
  "\n"                                                                               \
  "A folder holds area.json and, where there are records, episodes.csv and the\n"    \
  "other files of a caseload, beside it or in caseload/; or synthetic.json, the\n"   \
  "plan of a caseload that is made in memory.\n"                                     \
  "\n"                                                                               \
  "Figures about real children need --policy exact: nothing is protected then,\n"    \
  "and every file says so.\n"                                                        \
  "\n"                                                                               \
  "Exit status: 0 when the review was written, 2 for a wrong command line, 3 when\n" \
  "something could not be read or written, 4 when a policy is needed.\n"

typedef struct
{
  BalCommandReading reading;
  char *as_at;
  char *period;
  char *output;
  char *policy;
  gboolean as_json;
} Options;

static void
clear_options (Options *self)
{
  bal_command_reading_clear (&self->reading);
  g_free (self->as_at);
  g_free (self->period);
  g_free (self->output);
  g_free (self->policy);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static BalCommandStatus
review (const char *path, const Options *options, gint32 as_at, BalPeriod *period)
{
  g_autoptr (GFile) argument = g_file_new_for_commandline_arg (path);
  g_autoptr (GFile) file = bal_command_find_area (argument);
  g_autoptr (GFile) output = g_file_new_for_commandline_arg (options->output);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalArea) area = bal_area_load (file, bal_command_get_cancellable (), &error);
  g_autoptr (BalCaseload) caseload = NULL;
  g_autoptr (BalReview) result = NULL;

  if (area == NULL || !bal_command_load_caseload (file, area, &options->reading, &caseload, &error))
    return bal_command_fail (error);

  bal_command_say ("Reviewing");
  result = bal_review_run (area, caseload, as_at, period, bal_command_get_cancellable (), &error);
  if (result == NULL)
    return bal_command_fail (error);

  return bal_command_write_review (result, output, options->policy, options->as_json);
}

BalCommandStatus
bal_command_review (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "as-at", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.as_at,
      "The day as at which everything is said", "DATE" },
    { "period", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.period,
      "Count events of this period only", "START/END" },
    { "output", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.output,
      "Where the review is written", "FOLDER" },
    { "caseload", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.reading.caseload,
      "Where episodes.csv is, if not with the area", "FOLDER" },
    { "policy", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.policy,
      "How figures about real children are protected", "exact" },
    { "date-order", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.reading.date_order,
      "How dates are written that are not ISO text", "dmy|mdy|ymd" },
    { "same-ids", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.reading.same_ids,
      "An identifier means the same child in every source", NULL },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.as_json,
      "Print the review as JSON, for programs", NULL },
    G_OPTION_ENTRY_NULL,
  };
  BalCommandStatus status = BAL_COMMAND_STATUS_DONE;
  g_autoptr (BalPeriod) period = NULL;
  g_autoptr (GError) error = NULL;
  gint32 as_at = BAL_DAY_NONE;

  if (!bal_command_parse (USAGE, DESCRIPTION, entries, &argc, &argv, &status))
    return status;
  if (argc != 2)
    return bal_command_misuse ("review", "name one folder or document");
  if (options.as_at == NULL || options.output == NULL)
    return bal_command_misuse ("review", "--as-at and --output are needed");
  if (!bal_command_parse_day ("--as-at", options.as_at, &as_at))
    return BAL_COMMAND_STATUS_USAGE;
  if (options.period != NULL)
    {
      period = bal_period_parse (options.period, &error);
      if (period == NULL)
        return bal_command_misuse ("review", error->message);
    }

  return review (argv[1], &options, as_at, period);
}
