/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

#include "libbalanced/core/bal-findings.h"

G_BEGIN_DECLS

/* Collects findings. One thread at a time; several builders are put together in a fixed order
 * with bal_findings_builder_add_findings (). Every code needs a template in
 * resources/findings.ini: its severity stands there. */
typedef struct _BalFindingsBuilder BalFindingsBuilder;

typedef struct
{
  const char *name;
  double value;
} BalFindingFigure;

BalFindingsBuilder *bal_findings_builder_new (void);
void bal_findings_builder_free (BalFindingsBuilder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalFindingsBuilder, bal_findings_builder_free)

/* For what is added from now on: "published", "computed", "synthetic" or NULL. */
void bal_findings_builder_set_origin (BalFindingsBuilder *self, const char *origin);

/* Always a finding of its own. @subject and @source may be NULL. A figure called "count" is the
 * count of the finding, which is 1 otherwise, and no figure. */
void bal_findings_builder_add (BalFindingsBuilder *self,
                               const char *code,
                               const char *subject,
                               const char *source,
                               const BalFindingFigure *figures,
                               guint n_figures);

/* Rows of a column that are counted, and not told apart. */
void bal_findings_builder_add_count (BalFindingsBuilder *self,
                                     const char *code,
                                     const char *subject,
                                     const char *column,
                                     guint64 count);

/* Rows alike in code, subject, column and origin are one finding, which holds their numbers; a
 * row that is added twice counts once. @subject is the file; @column may be NULL. In constant
 * time, and without an allocation of its own. */
void bal_findings_builder_add_row (BalFindingsBuilder *self,
                                   const char *code,
                                   const char *subject,
                                   const char *column,
                                   guint64 row);

/* All of @other; its rows join like rows that are here already. */
void bal_findings_builder_add_findings (BalFindingsBuilder *self, BalFindings *other);

/* One of @other. */
void bal_findings_builder_add_nth (BalFindingsBuilder *self, BalFindings *other, guint n);

/* Consumes the builder. In the order of severity (errors first), code, subject, column, then as
 * they were added. */
BalFindings *bal_findings_builder_end (BalFindingsBuilder *self);

G_END_DECLS
