/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/balanced.h"

G_BEGIN_DECLS

/* Stable: scripts depend on them. `balanced --help` lists them. */
typedef enum
{
  BAL_COMMAND_STATUS_DONE = 0,     /* and, for `check`, nothing worse than a note was found */
  BAL_COMMAND_STATUS_FOUND = 1,    /* `check` found warnings or errors */
  BAL_COMMAND_STATUS_USAGE = 2,    /* the command line could not be understood */
  BAL_COMMAND_STATUS_FAILED = 3,   /* the work could not be done: a file, a document, data */
  BAL_COMMAND_STATUS_POLICY = 4,   /* figures about real children need a policy */
  BAL_COMMAND_STATUS_STOPPED = 130 /* interrupted */
} BalCommandStatus;

/* One for each subcommand, in a file of its own; argv[0] is the subcommand's name. */
typedef struct
{
  const char *name;
  const char *summary;
  BalCommandStatus (*run) (int argc, char **argv);
} BalCommand;

BalCommandStatus bal_command_check (int argc, char **argv);
BalCommandStatus bal_command_compare (int argc, char **argv);
BalCommandStatus bal_command_review (int argc, char **argv);
BalCommandStatus bal_command_schema (int argc, char **argv);
BalCommandStatus bal_command_spc (int argc, char **argv);
BalCommandStatus bal_command_synthesise (int argc, char **argv);

/* What the subcommands share. */

/* Reads the options; the arguments that remain are left in argv. FALSE: a message was printed,
 * or the help, and the status says which. */
gboolean bal_command_parse (const char *usage,
                            const char *description,
                            const GOptionEntry *entries,
                            int *argc,
                            char ***argv,
                            BalCommandStatus *status);

/* "2021-02-28"; FALSE when it is no day: a message was printed. */
gboolean bal_command_parse_day (const char *option, const char *text, gint32 *day);

BalCommandStatus bal_command_fail (const GError *error);
BalCommandStatus bal_command_misuse (const char *subcommand, const char *message);

/* One line on standard error, replaced by the next, when that is a terminal; NULL clears it. */
void bal_command_say (const char *stage);

/* The area that the argument names: area.json, or the folder that holds it. */
GFile *bal_command_find_area (GFile *argument);

/* How the records beside an area are read. */
typedef struct
{
  char *caseload;   /* owned; the folder, or NULL for one with the area */
  char *date_order; /* owned; NULL for ISO text */
  gboolean same_ids;
} BalCommandReading;

void bal_command_reading_clear (BalCommandReading *self);

/* The children of the area: recorded, or made from a plan, or none, which is no error. */
gboolean bal_command_load_caseload (GFile *area_file,
                                    BalArea *area,
                                    const BalCommandReading *options,
                                    BalCaseload **caseload,
                                    GError **error);

/* Saves a review and says what was written, or prints it as JSON. */
BalCommandStatus
bal_command_write_review (BalReview *review, GFile *output, const char *policy, gboolean as_json);

/* Cancelled when the user interrupts the program. */
GCancellable *bal_command_get_cancellable (void);

/* "note", "warning" or "error". */
const char *bal_command_severity_to_word (BalSeverity severity);

/* Findings as lines for people, at most limit of them, 0 for all; and how many there are. */
void bal_command_print_findings (BalFindings *findings, guint limit);
void bal_command_print_count (BalFindings *findings);

G_END_DECLS
