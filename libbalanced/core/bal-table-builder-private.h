/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/core/bal-table.h"

G_BEGIN_DECLS

/* Makes a table cell by cell; every column ends with the same number of cells. One thread. */
typedef struct _BalTableBuilder BalTableBuilder;

/* What a table says of one of its columns before there are cells. */
typedef struct
{
  const char *name;
  BalColumnKind kind;
  BalColumnRole role;
  const char *unit; /* nullable */
} BalTableColumn;

BalTableBuilder *bal_table_builder_new (const char *name);

/* The columns are numbered as they stand. */
BalTableBuilder *bal_table_builder_new_with_columns (const char *name,
                                                     const BalTableColumn *columns,
                                                     guint n_columns);
void bal_table_builder_free (BalTableBuilder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalTableBuilder, bal_table_builder_free)

/* Gives the number of the column, from 0. */
guint bal_table_builder_add_column (BalTableBuilder *self,
                                    const char *name,
                                    BalColumnKind kind,
                                    BalColumnRole role,
                                    const char *unit);

/* A 0 in a count or a total becomes a true zero. */
void bal_table_builder_append_int (BalTableBuilder *self, guint column, gint64 value);

/* What is not finite, as 0/0, is not applicable. */
void bal_table_builder_append_double (BalTableBuilder *self, guint column, double value);

/* A value that is shown with a warning. */
void bal_table_builder_append_unreliable (BalTableBuilder *self, guint column, double value);

/* BAL_DAY_NONE is missing. */
void bal_table_builder_append_day (BalTableBuilder *self, guint column, gint32 day);
void bal_table_builder_append_boolean (BalTableBuilder *self, guint column, gboolean value);

/* For codes and texts; NULL is missing. Names get their codes in the order of appearance. */
void bal_table_builder_append_text (BalTableBuilder *self, guint column, const char *text);

/* So many cells of a column of codes; codes index the names, of which NULL is missing. */
void bal_table_builder_append_codes (BalTableBuilder *self,
                                     guint column,
                                     const char *const *names,
                                     guint n_names,
                                     const guint32 *codes,
                                     gsize n);

/* All cells of a column of codes: one for each name, which are distinct, then the missing ones. */
void bal_table_builder_append_distinct (BalTableBuilder *self,
                                        guint column,
                                        const char *const *names,
                                        gsize n_names,
                                        gsize n_missing);

/* So many cells of a column of whole numbers. */
void
bal_table_builder_append_ints (BalTableBuilder *self, guint column, const gint64 *values, gsize n);

/* The same, to be written by whoever asks for them, before anything else is added to the column. */
gint64 *bal_table_builder_extend_ints (BalTableBuilder *self, guint column, gsize n);

/* A cell without a value, or a true zero. */
void bal_table_builder_append_state (BalTableBuilder *self, guint column, BalValueState state);

/* Frees the builder. Text that is not UTF-8 or names that clash are mistakes of the program. */
BalTable *bal_table_builder_end (BalTableBuilder *self,
                                 BalBasis basis,
                                 gint32 as_at,
                                 BalPeriod *period,
                                 gboolean synthetic);

G_END_DECLS
