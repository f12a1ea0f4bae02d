/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes JSON from front to back: two spaces for each level, members in the order in which
 * they come, the same bytes for the same calls. One owner; calls in a wrong order are
 * mistakes of ours, and abort. */
typedef struct _BalJsonWriter BalJsonWriter;

BalJsonWriter *bal_json_writer_new (void);
void bal_json_writer_free (BalJsonWriter *self);

void bal_json_writer_begin_object (BalJsonWriter *self);
void bal_json_writer_end_object (BalJsonWriter *self);
void bal_json_writer_begin_array (BalJsonWriter *self);
void bal_json_writer_end_array (BalJsonWriter *self);

/* The array and all within it stand on one line. */
void bal_json_writer_begin_line_array (BalJsonWriter *self);

/* Before each member of an object. */
void bal_json_writer_name (BalJsonWriter *self, const char *name);

void bal_json_writer_add_null (BalJsonWriter *self);
void bal_json_writer_add_boolean (BalJsonWriter *self, gboolean value);
void bal_json_writer_add_integer (BalJsonWriter *self, gint64 value);

/* As few digits as read back to the same double; what is not finite becomes null. */
void bal_json_writer_add_number (BalJsonWriter *self, double value);

/* A computed figure: 12 significant digits; what is not finite becomes null. */
void bal_json_writer_add_figure (BalJsonWriter *self, double value);

/* NULL becomes null. */
void bal_json_writer_add_text (BalJsonWriter *self, const char *text);

/* JSON text that is copied as it is; the name with its quotes. */
void bal_json_writer_raw_name (BalJsonWriter *self, const char *source);
void bal_json_writer_add_raw (BalJsonWriter *self, const char *source);

/* What has been written, ending with a line break. The writer is then empty. */
char *bal_json_writer_end (BalJsonWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalJsonWriter, bal_json_writer_free)

G_END_DECLS
