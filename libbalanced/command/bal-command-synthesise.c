/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/command/bal-command-private.h"

#define USAGE "[PLAN.json]"
#define DESCRIPTION                                                                   \
  "Makes the records of children who do not exist, and writes children.csv,\n"        \
  "episodes.csv, needs.csv and statuses.csv, which replace files of these names.\n"   \
  "Every row says that it is synthetic. The same plan and seed give the same rows.\n" \
  "\n"                                                                                \
  "Without a plan one that comes with the library is taken.\n"                        \
  "\n"                                                                                \
  "Exit status: 0 when the files were written, 2 for a wrong command line, 3 when\n"  \
  "something could not be read or written.\n"

typedef struct
{
  char *as_at;
  char *output;
  char *children;
  char *episodes;
  char *seed;
} Options;

static void
clear_options (Options *self)
{
  g_free (self->as_at);
  g_free (self->output);
  g_free (self->children);
  g_free (self->episodes);
  g_free (self->seed);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* A whole number; TRUE as well when the option was not given. */
static gboolean
parse_number (const char *option, const char *text, guint64 low, guint64 high, guint64 *number)
{
  if (text == NULL || g_ascii_string_to_unsigned (text, 10, low, high, number, NULL))
    return TRUE;
  g_printerr ("balanced: %s: a whole number from %" G_GUINT64_FORMAT " to %" G_GUINT64_FORMAT
              " is needed\n",
              option, low, high);
  return FALSE;
}

/* FALSE after a message: the command line is wrong. */
static gboolean
apply_options (BalSynthesiser *synthesiser, const Options *options)
{
  guint64 children = 0, episodes = 0, seed = 0;
  gint32 as_at = BAL_DAY_NONE;

  if (!parse_number ("--children", options->children, 1, 100000000, &children) ||
      !parse_number ("--episodes", options->episodes, 1, G_MAXUINT32 - 1, &episodes) ||
      !parse_number ("--seed", options->seed, 0, G_MAXUINT64, &seed) ||
      (options->as_at != NULL && !bal_command_parse_day ("--as-at", options->as_at, &as_at)))
    return FALSE;

  bal_synthesiser_set_n_children (synthesiser, (guint) children);
  bal_synthesiser_set_n_episodes (synthesiser, episodes);
  if (options->seed != NULL)
    bal_synthesiser_set_seed (synthesiser, seed);
  if (options->as_at != NULL)
    bal_synthesiser_set_as_at (synthesiser, as_at);
  return TRUE;
}

static BalCommandStatus
synthesise (const char *plan, const Options *options)
{
  g_autoptr (GFile) output = g_file_new_for_commandline_arg (options->output);
  g_autoptr (BalSynthesiser) synthesiser = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_file_get_parse_name (output);

  if (plan != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (plan);

      synthesiser = bal_synthesiser_load (file, bal_command_get_cancellable (), &error);
      if (synthesiser == NULL)
        return bal_command_fail (error);
    }
  else
    synthesiser = bal_synthesiser_new ();
  if (!apply_options (synthesiser, options))
    return BAL_COMMAND_STATUS_USAGE;

  bal_command_say ("Making synthetic children");
  if (!bal_synthesiser_save (synthesiser, output, bal_command_get_cancellable (), &error))
    return bal_command_fail (error);
  bal_command_say (NULL);
  g_print ("Synthetic records written to %s\n", folder);

  return BAL_COMMAND_STATUS_DONE;
}

BalCommandStatus
bal_command_synthesise (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "children", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.children,
      "How many children, in the proportions of the plan", "N" },
    { "episodes", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.episodes,
      "How many episodes, to the one; the children follow from it", "N" },
    { "seed", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.seed,
      "The number that decides what the plan leaves open", "S" },
    { "as-at", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.as_at, "The last observed day",
      "DATE" },
    { "output", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.output,
      "Where the files are written", "FOLDER" },
    G_OPTION_ENTRY_NULL,
  };
  BalCommandStatus status = BAL_COMMAND_STATUS_DONE;

  if (!bal_command_parse (USAGE, DESCRIPTION, entries, &argc, &argv, &status))
    return status;
  if (argc > 2)
    return bal_command_misuse ("synthesise", "name one plan at most");
  if (options.output == NULL)
    return bal_command_misuse ("synthesise", "--output is needed");
  if (options.children != NULL && options.episodes != NULL)
    return bal_command_misuse ("synthesise", "--children and --episodes exclude each other");

  return synthesise (argc == 2 ? argv[1] : NULL, &options);
}
