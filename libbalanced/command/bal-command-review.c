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
  char *caseload;
  char *as_at;
  char *period;
  char *output;
  char *policy;
  char *date_order;
  gboolean same_ids;
  gboolean as_json;
} Options;

static void
clear_options (Options *self)
{
  g_free (self->caseload);
  g_free (self->as_at);
  g_free (self->period);
  g_free (self->output);
  g_free (self->policy);
  g_free (self->date_order);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

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
read_caseload (GFile *folder, BalArea *area, const Options *options, GError **error)
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

/* FALSE with an error; a caseload of NULL is not one. */
static gboolean
load_caseload (GFile *area_file,
               BalArea *area,
               const Options *options,
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

  if (area == NULL || !load_caseload (file, area, options, &caseload, &error))
    return bal_command_fail (error);

  bal_command_say ("Reviewing");
  result = bal_review_run (area, caseload, as_at, period, bal_command_get_cancellable (), &error);
  if (result == NULL)
    return bal_command_fail (error);

  bal_command_say ("Writing");
  if (!bal_review_save (result, output, options->policy, bal_command_get_cancellable (), &error))
    return bal_command_fail (error);
  bal_command_say (NULL);

  if (options->as_json)
    return print_json (output);
  print_summary (result, output);

  return BAL_COMMAND_STATUS_DONE;
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
    { "caseload", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.caseload,
      "Where episodes.csv is, if not with the area", "FOLDER" },
    { "policy", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.policy,
      "How figures about real children are protected", "exact" },
    { "date-order", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.date_order,
      "How dates are written that are not ISO text", "dmy|mdy|ymd" },
    { "same-ids", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.same_ids,
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
