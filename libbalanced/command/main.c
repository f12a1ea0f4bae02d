/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <locale.h>

#include "libbalanced/command/bal-command-private.h"

static const BalCommand commands[] = {
  { "check", "list what is wrong or remarkable in an area’s document", bal_command_check },
  { "compare", "compare two reviews of one area, before and after", bal_command_compare },
  { "review", "review an area, and the caseload if there is one", bal_command_review },
  { "schema", "print the JSON Schema of an area’s document", bal_command_schema },
  { "spc", "chart the series of a CSV file, with limits", bal_command_spc },
  { "synthesise", "make records of children who do not exist", bal_command_synthesise },
};

static void
print_help (void)
{
  g_print ("Usage: balanced SUBCOMMAND [OPTION…]\n"
           "\n"
           "Reviews what an area offers its children, and what its children receive.\n"
           "\n"
           "Subcommands:\n");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-12s %s\n", commands[i].name, commands[i].summary);
  g_print ("\n"
           "Options:\n"
           "  --help       show this, or with a subcommand its options\n"
           "  --version    show the version\n"
           "\n"
           "Exit status:\n"
           "  0    done; for “check”: nothing worse than a note was found\n"
           "  1    “check” found warnings or errors\n"
           "  2    the command line could not be understood\n"
           "  3    the work could not be done: a file, a document or data\n"
           "  4    figures about real children cannot be written without a policy\n"
           "  130  interrupted\n");
}

static const BalCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_str_equal (commands[i].name, name))
        return &commands[i];
    }

  return NULL;
}

int
main (int argc, char **argv)
{
  const BalCommand *command = NULL;
  const char *first = argc > 1 ? argv[1] : "";

  setlocale (LC_ALL, "");
  g_set_prgname ("balanced");

  if (g_str_equal (first, "--help") || g_str_equal (first, "-h") || g_str_equal (first, "help"))
    {
      print_help ();
      return BAL_COMMAND_STATUS_DONE;
    }
  if (g_str_equal (first, "--version"))
    {
      g_print ("balanced %s\n", BAL_VERSION_S);
      return BAL_COMMAND_STATUS_DONE;
    }

  command = find_command (first);
  if (command == NULL)
    {
      g_printerr (*first == '\0' ? "balanced: a subcommand is missing%s\n"
                                 : "balanced: there is no subcommand “%s”\n",
                  first);
      g_printerr ("Try “balanced --help”.\n");
      return BAL_COMMAND_STATUS_USAGE;
    }

  return (int) command->run (argc - 1, argv + 1);
}
