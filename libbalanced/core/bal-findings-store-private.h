/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

#include "libbalanced/base/bal-bitmap-private.h"
#include "libbalanced/base/bal-interner-private.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"

G_BEGIN_DECLS

/* The columns of findings, one element a record in each. A builder fills them; from then on they
 * never change, and every list and every view of one finding owns a reference.
 *
 * Invariants: all columns that belong to records are equally long. The figures of record i are
 * figure_names and figure_values [first_figures[i], first_figures[i] + n_figures[i]). A record
 * with a bitmap counts the rows in it; any other has its count of its own. */
typedef struct
{
  BalInterner *texts;    /* owned */
  GArray *severities;    /* guint8, a BalSeverity */
  GArray *codes;         /* guint32, of texts, as the next four are */
  GArray *subjects;      /* BAL_FINDINGS_NO_TEXT where there is none, as in the next three */
  GArray *columns;       /* guint32 */
  GArray *sources;       /* guint32 */
  GArray *origins;       /* guint32 */
  GArray *counts;        /* guint64 */
  GArray *first_figures; /* guint32 */
  GArray *n_figures;     /* guint32 */
  GPtrArray *rows;       /* nullable BalBitmap, owned */
  GArray *figure_names;  /* guint32, of texts */
  GArray *figure_values; /* double */
} BalFindingsStore;

#define BAL_FINDINGS_NO_TEXT G_MAXUINT32

typedef struct
{
  BalSeverity severity;
  guint32 code;
  guint32 subject;
  guint32 column;
  guint32 source;
  guint32 origin;
  guint64 count;
  BalBitmap *rows; /* nullable; ownership is taken */
} BalFindingsRecord;

BalFindingsStore *bal_findings_store_new (void);
BalFindingsStore *bal_findings_store_ref (BalFindingsStore *self);
void bal_findings_store_unref (BalFindingsStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalFindingsStore, bal_findings_store_unref)

/* BAL_FINDINGS_NO_TEXT for NULL. */
guint32 bal_findings_store_intern (BalFindingsStore *self, const char *text);
guint bal_findings_store_append (BalFindingsStore *self, const BalFindingsRecord *record);

/* To the record that was appended last. */
void bal_findings_store_append_figure (BalFindingsStore *self, const char *name, double value);

guint bal_findings_store_get_length (const BalFindingsStore *self);
BalSeverity bal_findings_store_get_severity (const BalFindingsStore *self, guint record);
guint64 bal_findings_store_get_count (const BalFindingsStore *self, guint record);
BalBitmap *bal_findings_store_get_rows (const BalFindingsStore *self, guint record);

/* NULL where there is none; @column is one of the columns of texts. */
const char *
bal_findings_store_get_text (const BalFindingsStore *self, const GArray *column, guint record);

guint bal_findings_store_get_n_figures (const BalFindingsStore *self, guint record);
const char *
bal_findings_store_get_figure (const BalFindingsStore *self, guint record, guint n, double *value);

/* The objects over a store; each takes a reference. */
BalFinding *bal_finding_new_for_record (BalFindingsStore *store, guint record);

/* @order is an array of guint32: which records, in which order. It is taken. */
BalFindings *bal_findings_new_for_store (BalFindingsStore *store, GArray *order);
BalFindingsStore *bal_findings_get_store (BalFindings *self);
guint bal_findings_get_record (BalFindings *self, guint position);

G_END_DECLS
