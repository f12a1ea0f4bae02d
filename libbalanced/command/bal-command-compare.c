/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/command/bal-command-private.h"

#define USAGE "BEFORE AFTER"
#define DESCRIPTION                                                                    \
  "Compares two reviews of one area. BEFORE and AFTER are folders or documents, as\n"  \
  "for “balanced review”, and may be the same one at two days; or what it wrote\n" \
  "then: review.json, or the folder that holds it, which has its day and period.\n"    \
  "\n"                                                                                 \
  "Prints what has changed; with --output it writes a page, JSON and tables too.\n"    \
  "What is not comparable is said, and not computed: give both reviews a period\n"     \
  "of the same length.\n"                                                              \
  "\n"                                                                                 \
  "Figures about real children need --policy exact: nothing is protected then,\n"      \
  "and every file says so.\n"                                                          \
  "\n"                                                                                 \
  "Exit status: 0 when the reviews were compared, 2 for a wrong command line, 3\n"     \
  "when something could not be read, compared or written, 4 when a policy is\n"        \
  "needed.\n"

typedef struct
{
  BalCommandReading reading[2]; /* of the review before, and after */
  char *as_at[2];
  char *period[2];
  char *output;
  char *policy;
  gboolean as_json;
} Options;

static void
clear_options (Options *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->reading); i++)
    {
      bal_command_reading_clear (&self->reading[i]);
      g_free (self->as_at[i]);
      g_free (self->period[i]);
    }
  g_free (self->output);
  g_free (self->policy);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* Its children are let go of. */
static BalReview *
run_review (GFile *argument,
            const BalCommandReading *reading,
            gint32 as_at,
            BalPeriod *period,
            GError **error)
{
  g_autoptr (GFile) file = bal_command_find_area (argument);
  g_autoptr (BalArea) area = bal_area_load (file, bal_command_get_cancellable (), error);
  g_autoptr (BalCaseload) caseload = NULL;

  if (area == NULL || !bal_command_load_caseload (file, area, reading, &caseload, error))
    return NULL;
  bal_command_say ("Reviewing");

  return bal_review_run (area, caseload, as_at, period, bal_command_get_cancellable (), error);
}

/* The review that was written there; NULL without an error: it has to be run. */
static BalReview *
load_review (GFile *argument, GError **error)
{
  g_autoptr (GFile) area = bal_command_find_area (argument);
  g_autoptr (GFile) inside = g_file_get_child (argument, "review.json");
  GFile *file = g_file_equal (area, argument)      ? argument
                : g_file_query_exists (area, NULL) ? NULL
                                                   : inside;
  g_autoptr (GError) reason = NULL;
  BalReview *review = NULL;

  if (file == NULL || (file == inside && !g_file_query_exists (inside, NULL)))
    return NULL;
  review = bal_review_load (file, bal_command_get_cancellable (), &reason);
  /* It may be the document of an area. */
  if (review == NULL &&
      (file == inside || !g_error_matches (reason, BAL_DOCUMENT_ERROR, BAL_DOCUMENT_ERROR_VERSION)))
    g_propagate_error (error, g_steal_pointer (&reason));

  return review;
}

/* One of the two: as it was written, or run now. */
static BalReview *
get_review (const char *path,
            const BalCommandReading *reading,
            gint32 as_at,
            BalPeriod *period,
            GError **error)
{
  g_autoptr (GFile) argument = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) reason = NULL;
  g_autoptr (BalReview) written = load_review (argument, &reason);

  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  if (written == NULL)
    return run_review (argument, reading, as_at, period, error);
  if (as_at != BAL_DAY_NONE || period != NULL)
    {
      g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                   "%s: this review was written, with a day and a period of its own", path);
      return NULL;
    }

  return g_steal_pointer (&written);
}

/* On a terminal, or as JSON. */
static BalCommandStatus
print_comparison (BalReview *comparison, const Options *options)
{
  g_autofree char *text =
    options->as_json ? bal_review_to_json (comparison) : bal_review_to_text (comparison);

  if (bal_review_get_needs_policy (comparison) && g_strcmp0 (options->policy, "exact") != 0)
    {
      bal_command_say (NULL);
      g_printerr ("balanced: figures about real children need --policy exact\n");
      return BAL_COMMAND_STATUS_POLICY;
    }
  bal_command_say (NULL);
  g_print ("%s", text);

  return BAL_COMMAND_STATUS_DONE;
}

static BalCommandStatus
compare (char **paths, Options *options, const gint32 *days, BalPeriod **periods)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalReview) before =
    get_review (paths[0], &options->reading[0], days[0], periods[0], &error);
  g_autoptr (BalReview) after = NULL;
  g_autoptr (BalReview) comparison = NULL;
  g_autoptr (GFile) output = NULL;

  if (before == NULL)
    return bal_command_fail (error);
  after = get_review (paths[1], &options->reading[1], days[1], periods[1], &error);
  if (after == NULL)
    return bal_command_fail (error);
  bal_command_say ("Comparing");
  comparison = bal_review_compare (after, before, bal_command_get_cancellable (), &error);
  if (comparison == NULL)
    return bal_command_fail (error);

  if (options->output == NULL)
    return print_comparison (comparison, options);
  output = g_file_new_for_commandline_arg (options->output);

  return bal_command_write_review (comparison, output, options->policy, options->as_json);
}

/* FALSE: a message was printed. */
static gboolean
parse_days (const Options *options, gint32 *days, BalPeriod **periods)
{
  const char *const names[] = { "--as-at-before", "--as-at-after" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      days[i] = BAL_DAY_NONE;
      if (options->as_at[i] != NULL &&
          !bal_command_parse_day (names[i], options->as_at[i], &days[i]))
        return FALSE;
      if (options->period[i] == NULL)
        continue;
      periods[i] = bal_period_parse (options->period[i], &error);
      if (periods[i] == NULL)
        {
          bal_command_misuse ("compare", error->message);
          return FALSE;
        }
    }

  return TRUE;
}

BalCommandStatus
bal_command_compare (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "as-at-before", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.as_at[0],
      "The day of the review before", "DATE" },
    { "as-at-after", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.as_at[1],
      "The day of the review after", "DATE" },
    { "period-before", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.period[0],
      "Count events of this period before", "START/END" },
    { "period-after", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.period[1],
      "Count events of this period after", "START/END" },
    { "output", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.output,
      "Where the comparison is written", "FOLDER" },
    { "policy", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.policy,
      "How figures about real children are protected", "exact" },
    { "date-order", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.reading[0].date_order,
      "How dates are written that are not ISO text", "dmy|mdy|ymd" },
    { "same-ids", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.reading[0].same_ids,
      "An identifier means the same child in every source", NULL },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.as_json,
      "Print the comparison as JSON, for programs", NULL },
    G_OPTION_ENTRY_NULL,
  };
  BalCommandStatus status = BAL_COMMAND_STATUS_DONE;
  BalPeriod *periods[] = { NULL, NULL };
  gint32 days[] = { BAL_DAY_NONE, BAL_DAY_NONE };

  if (!bal_command_parse (USAGE, DESCRIPTION, entries, &argc, &argv, &status))
    return status;
  if (argc != 3)
    return bal_command_misuse ("compare", "name two reviews, folders or documents");
  options.reading[1].date_order = g_strdup (options.reading[0].date_order);
  options.reading[1].same_ids = options.reading[0].same_ids;

  status = parse_days (&options, days, periods) ? compare (argv + 1, &options, days, periods)
                                                : BAL_COMMAND_STATUS_USAGE;
  g_clear_pointer (&periods[0], bal_period_unref);
  g_clear_pointer (&periods[1], bal_period_unref);

  return status;
}
