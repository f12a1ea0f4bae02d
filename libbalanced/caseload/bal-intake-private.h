/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/caseload/bal-caseload-options.h"
#include "libbalanced/caseload/bal-cell-private.h"
#include "libbalanced/caseload/bal-staging-private.h"
#include "libbalanced/caseload/bal-vocabulary-private.h"
#include "libbalanced/core/bal-findings-builder-private.h"

G_BEGIN_DECLS

/* Takes neutral cells, from a file or a frame alike, and stages the rows that can be kept. What
 * cannot is a finding with the number of its row. */

/* Why a value was not taken. */
typedef enum
{
  BAL_FAULT_NONE,
  BAL_FAULT_MISSING, /* no value: a fault only in some columns */
  BAL_FAULT_UNREADABLE_DATE,
  BAL_FAULT_AMBIGUOUS_DATE,
  BAL_FAULT_DATE_OUT_OF_RANGE,
  BAL_FAULT_NOT_A_COUNT, /* no number, infinite, a fraction, negative */
  BAL_FAULT_NUMBER_OUT_OF_RANGE,
  BAL_FAULT_UNKNOWN_CODE,
  BAL_FAULT_UNREADABLE_TEXT,
  BAL_FAULT_LIMIT, /* more different names than the store can hold: stops the work */
} BalFault;

const char *bal_fault_get_finding_code (BalFault fault);

/* What became of the rows of one file. */
typedef struct
{
  char *name; /* owned */
  BalCaseloadFile file;
  guint64 n_read;
  guint64 n_kept;
  guint64 n_rejected; /* with the next two */
  guint64 n_repeated;
  guint64 n_corrected;
} BalIntakeFile;

/* Remembers what short texts of a column became: most columns hold few different ones, or for a
 * while the same ones. */
typedef struct
{
  guint64 low, high; /* the text */
  guint32 length;    /* 0 in an empty one */
  guint32 value;
} BalMemo;

/* A finding about a row that waits until the rows before it are counted. */
typedef struct
{
  const char *code;
  const char *column; /* nullable */
  guint64 row;
} BalIntakeNote;

/* So many rows are converted column by column. */
#define BAL_INTAKE_BATCH 64

typedef struct _BalIntake BalIntake;

typedef struct
{
  const BalSchemaColumn *schema;
  guint cell; /* index in a record */
  guint width;
  guint offset;      /* in the staged record */
  GHashTable *codes; /* borrowed; nullable: the caller's words to ours */
  guint64 fallback;  /* instead of a missing value */
  BalMemo *memo;     /* owned; nullable; of 2 to the power (64 - memo_shift) */
  guint memo_shift;
  char last_text[16];              /* of a day */
  guint32 last_length, last_value; /* length 0: none */
} BalIntakeColumn;

struct _BalIntake
{
  BalCaseloadOptions *options; /* owned */
  BalVocabulary *vocabulary;   /* owned */
  BalDateOrder date_order;
  GTimeZone *zone;                           /* owned; made when it is first needed */
  const char *const *missing_words;          /* borrowed */
  BalInterner *children;                     /* owned */
  BalStaging *staging[BAL_N_CASELOAD_FILES]; /* owned; by BalCaseloadFile */
  BalFindingsBuilder *findings;              /* owned */
  GPtrArray *files;                          /* owned; of BalIntakeFile */
  GHashTable *codes;                         /* owned; column -> (text -> text) */

  /* The file that is being read. */
  gboolean large; /* set before a file with so many rows that remembering more pays */
  BalIntakeFile *file;
  BalStaging *to;
  BalStagingSegment *segment;
  BalIntakeColumn *columns; /* owned */
  guint n_columns;
  guint n_plain;    /* the first ones, which leave nothing behind when their row is rejected */
  guint n_cells;    /* in every record */
  gsize n_before;   /* rows that were staged before the file */
  gsize part_size;  /* bytes of a file that are one part */
  gsize chunk_rows; /* rows that are sorted together, at least */
  guint8 *batch;    /* owned; nullable: records on their way, where a block ends among them */
  GArray *notes;    /* owned; in a part: of BalIntakeNote */
};

BalIntake *bal_intake_new (BalCaseloadOptions *options, GError **error);
void bal_intake_free (BalIntake *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalIntake, bal_intake_free)

/* Binds the columns of a file by their names, UTF-8, by position. */
gboolean bal_intake_begin (BalIntake *self,
                           BalCaseloadFile file,
                           const char *name,
                           const char *const *columns,
                           guint n_columns,
                           GError **error);

/* One cell for each column. FALSE only where the work has to stop. */
gboolean bal_intake_add_row (BalIntake *self, const BalCell *cells, GError **error);

/* The same for up to BAL_INTAKE_BATCH rows, of n_cells cells each. Roomy: 16 bytes can be read from
 * the start of every text, however short it is. */
gboolean bal_intake_add_rows (BalIntake *self,
                              const BalCell *cells,
                              guint n_rows,
                              gboolean roomy,
                              GError **error);

/* A record that is no row: of another number of cells, or with broken quotation. */
void bal_intake_reject_record (BalIntake *self, const char *finding_code);

void bal_intake_end_file (BalIntake *self);

/* For rows of the file that is being read which another thread takes in: with dictionaries of its
 * own, and rows counted from 1. */
BalIntake *bal_intake_new_part (const BalIntake *self);
/* Takes over what came in, behind what is there, as if it had come in here. FALSE where that is
 * more than the store can hold; nothing was taken then, and reading the rows again here says which
 * one it is. */
gboolean bal_intake_join_part (BalIntake *self, BalIntake *part);
/* Before rows come in here that stand behind those of a part. */
void bal_intake_continue (BalIntake *self);

/* Converts columns of rows of a batch as far as that leaves no trace. */
typedef struct
{
  const BalCell *cells;
  guint n_rows;
  gboolean roomy;
  guint8 *records;                /* as they will be staged */
  guint64 left[BAL_INTAKE_BATCH]; /* by row, a bit for each column whose name may be a new one */
  gboolean odd[BAL_INTAKE_BATCH]; /* something is missing or wrong: to be added by itself */
} BalIntakeBatch;

void bal_intake_convert_batch (BalIntake *self, BalIntakeColumn *column, BalIntakeBatch *batch);

/* The converted value, in the width of the column's type. */
BalFault
bal_intake_convert (BalIntake *self, BalIntakeColumn *column, const BalCell *cell, guint64 *value);

G_END_DECLS
