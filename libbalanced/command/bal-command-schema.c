/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/command/bal-command-private.h"

#define DESCRIPTION                                                                   \
  "Prints the JSON Schema (draft 2020-12) of an area’s document, for editors and\n" \
  "validators. What the document says is looked at by “balanced check”.\n"

BalCommandStatus
bal_command_schema (int argc, char **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  BalCommandStatus status = BAL_COMMAND_STATUS_DONE;
  g_autofree char *schema = NULL;

  if (!bal_command_parse (NULL, DESCRIPTION, entries, &argc, &argv, &status))
    return status;
  if (argc != 1)
    return bal_command_misuse ("schema", "it takes no arguments");

  schema = bal_area_dup_schema ();
  g_print ("%s", schema);

  return BAL_COMMAND_STATUS_DONE;
}
