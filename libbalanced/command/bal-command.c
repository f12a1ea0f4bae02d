/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/command/bal-command-private.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

gboolean
bal_command_parse (const char *usage,
                   const char *description,
                   const GOptionEntry *entries,
                   int *argc,
                   char ***argv,
                   BalCommandStatus *status)
{
  g_autoptr (GOptionContext) context = g_option_context_new (usage);
  g_autofree char *name = g_strdup ((*argv)[0]);
  g_autofree char *program = g_strconcat ("balanced ", name, NULL);
  g_autoptr (GError) error = NULL;
  gboolean help = FALSE;
  const GOptionEntry help_entries[] = {
    { "help", 'h', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &help, "Show this", NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_set_prgname (program);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_add_main_entries (context, help_entries, NULL);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      *status = bal_command_misuse (name, error->message);
      return FALSE;
    }
  if (help)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);

      g_print ("%s", text);
      *status = BAL_COMMAND_STATUS_DONE;
      return FALSE;
    }

  return TRUE;
}

gboolean
bal_command_parse_day (const char *option, const char *text, gint32 *day)
{
  g_autoptr (BalPeriod) period = bal_period_parse (text, NULL);

  if (period == NULL || bal_period_get_start (period) != bal_period_get_end (period) ||
      bal_period_get_start (period) == BAL_DAY_NONE)
    {
      g_printerr ("balanced: %s: “%s” is not a day such as 2021-02-28\n", option, text);
      return FALSE;
    }
  *day = bal_period_get_start (period);

  return TRUE;
}

BalCommandStatus
bal_command_misuse (const char *subcommand, const char *message)
{
  g_printerr ("balanced %s: %s\nTry “balanced %s --help”.\n", subcommand, message, subcommand);

  return BAL_COMMAND_STATUS_USAGE;
}

BalCommandStatus
bal_command_fail (const GError *error)
{
  bal_command_say (NULL);
  g_printerr ("balanced: %s\n", error->message);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return BAL_COMMAND_STATUS_STOPPED;
  if (error->domain == BAL_POLICY_ERROR)
    return BAL_COMMAND_STATUS_POLICY;

  return BAL_COMMAND_STATUS_FAILED;
}

void
bal_command_say (const char *stage)
{
  if (!isatty (STDERR_FILENO))
    return;

  g_printerr ("\r\033[K");
  if (stage != NULL)
    g_printerr ("%s…", stage);
}

GFile *
bal_command_find_area (GFile *argument)
{
  if (g_file_query_file_type (argument, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY)
    return g_file_get_child (argument, "area.json");

  return g_object_ref (argument);
}

/* Waits for the user's interrupt, which the other threads do not see: a signal handler may not
 * cancel. The second one ends the program as usual, when the work does not stop. */
static gpointer
wait_for_interrupt (gpointer data)
{
  GCancellable *cancellable = data;
  sigset_t signals;
  int number = 0;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigwait (&signals, &number);
  g_cancellable_cancel (cancellable);
  sigwait (&signals, &number);
  _exit (BAL_COMMAND_STATUS_STOPPED);

  return NULL;
}

GCancellable *
bal_command_get_cancellable (void)
{
  static GCancellable *cancellable;
  sigset_t signals;

  if (cancellable != NULL)
    return cancellable;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  cancellable = g_cancellable_new ();
  g_thread_unref (g_thread_new ("balanced-interrupt", wait_for_interrupt, cancellable));

  return cancellable;
}

static const char *const severities[] = {
  [BAL_SEVERITY_INFO] = "note",
  [BAL_SEVERITY_WARNING] = "warning",
  [BAL_SEVERITY_ERROR] = "error",
};

const char *
bal_command_severity_to_word (BalSeverity severity)
{
  return severities[severity];
}

void
bal_command_print_findings (BalFindings *findings, guint limit)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (findings));
  guint n_printed = limit > 0 ? MIN (n, limit) : n;

  for (guint i = 0; i < n_printed; i++)
    {
      g_autoptr (BalFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);
      g_autofree char *message = bal_finding_dup_message (finding, NULL, NULL);
      const char *subject = bal_finding_get_subject (finding);

      g_print ("%-8s %s", severities[bal_finding_get_severity (finding)], message);
      g_print (" [%s%s%s]\n", bal_finding_get_code (finding),
               subject != NULL && *subject != '\0' ? " " : "", subject != NULL ? subject : "");
    }
  if (n_printed < n)
    g_print ("         … and %u more\n", n - n_printed);
}

void
bal_command_print_count (BalFindings *findings)
{
  guint n_errors = bal_findings_get_n_errors (findings);
  guint n_warnings = bal_findings_get_n_warnings (findings);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (findings));

  g_print ("%u %s, %u %s, %u %s\n", n_errors, n_errors == 1 ? "error" : "errors", n_warnings,
           n_warnings == 1 ? "warning" : "warnings", n - n_errors - n_warnings,
           n - n_errors - n_warnings == 1 ? "note" : "notes");
}
