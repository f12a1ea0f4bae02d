/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/document/bal-json-writer-private.h"

#include "libbalanced/base/bal-text-private.h"

#include <math.h>

#define SPACES_PER_LEVEL 2

typedef struct
{
  char closing;
  gboolean in_line; /* nothing within breaks the line */
  guint n_children;
} Level;

struct _BalJsonWriter
{
  GString *out;   /* owned */
  GArray *levels; /* owned; of Level, the open containers */
  gboolean named; /* the name of a member has been written, its value not yet */
  gboolean begun; /* the outermost value has been */
};

BalJsonWriter *
bal_json_writer_new (void)
{
  BalJsonWriter *self = g_new0 (BalJsonWriter, 1);

  self->out = g_string_new (NULL);
  self->levels = g_array_new (FALSE, FALSE, sizeof (Level));

  return self;
}

void
bal_json_writer_free (BalJsonWriter *self)
{
  g_string_free (self->out, TRUE);
  g_array_unref (self->levels);
  g_free (self);
}

static Level *
get_level (BalJsonWriter *self)
{
  if (self->levels->len == 0)
    return NULL;

  return &g_array_index (self->levels, Level, self->levels->len - 1);
}

static void
break_line (BalJsonWriter *self)
{
  const guint n_spaces = self->levels->len * SPACES_PER_LEVEL;

  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < n_spaces; i++)
    g_string_append_c (self->out, ' ');
}

/* What stands before a member or an element. */
static void
begin_child (BalJsonWriter *self, Level *level)
{
  if (level->n_children > 0)
    g_string_append_c (self->out, ',');
  if (!level->in_line)
    break_line (self);
  else if (level->n_children > 0)
    g_string_append_c (self->out, ' ');
  level->n_children++;
}

static void
begin_value (BalJsonWriter *self)
{
  Level *level = get_level (self);

  if (level == NULL)
    {
      g_assert (!self->begun);
      self->begun = TRUE;
      return;
    }

  g_assert (level->closing == ']' || self->named);
  if (!self->named)
    begin_child (self, level);
  self->named = FALSE;
}

static void
begin_container (BalJsonWriter *self, char opening, char closing, gboolean in_line)
{
  const Level *outer = NULL;
  Level level = { .closing = closing, .in_line = in_line };

  begin_value (self);
  outer = get_level (self);
  if (outer != NULL && outer->in_line)
    level.in_line = TRUE;
  g_string_append_c (self->out, opening);
  g_array_append_val (self->levels, level);
}

static void
end_container (BalJsonWriter *self, char closing)
{
  const Level *level = get_level (self);
  gboolean break_before = FALSE;

  g_assert (level != NULL && level->closing == closing && !self->named);
  break_before = level->n_children > 0 && !level->in_line;
  g_array_set_size (self->levels, self->levels->len - 1);
  if (break_before)
    break_line (self);
  g_string_append_c (self->out, closing);
}

void
bal_json_writer_begin_object (BalJsonWriter *self)
{
  begin_container (self, '{', '}', FALSE);
}

void
bal_json_writer_end_object (BalJsonWriter *self)
{
  end_container (self, '}');
}

void
bal_json_writer_begin_array (BalJsonWriter *self)
{
  begin_container (self, '[', ']', FALSE);
}

void
bal_json_writer_begin_line_array (BalJsonWriter *self)
{
  begin_container (self, '[', ']', TRUE);
}

void
bal_json_writer_end_array (BalJsonWriter *self)
{
  end_container (self, ']');
}

static void
begin_name (BalJsonWriter *self)
{
  Level *level = get_level (self);

  g_assert (level != NULL && level->closing == '}' && !self->named);
  begin_child (self, level);
  self->named = TRUE;
}

void
bal_json_writer_name (BalJsonWriter *self, const char *name)
{
  begin_name (self);
  bal_text_append_json (self->out, name, -1);
  g_string_append (self->out, ": ");
}

void
bal_json_writer_raw_name (BalJsonWriter *self, const char *source)
{
  begin_name (self);
  g_string_append (self->out, source);
  g_string_append (self->out, ": ");
}

void
bal_json_writer_add_raw (BalJsonWriter *self, const char *source)
{
  begin_value (self);
  g_string_append (self->out, source);
}

void
bal_json_writer_add_null (BalJsonWriter *self)
{
  bal_json_writer_add_raw (self, "null");
}

void
bal_json_writer_add_boolean (BalJsonWriter *self, gboolean value)
{
  bal_json_writer_add_raw (self, value ? "true" : "false");
}

void
bal_json_writer_add_integer (BalJsonWriter *self, gint64 value)
{
  begin_value (self);
  g_string_append_printf (self->out, "%" G_GINT64_FORMAT, value);
}

void
bal_json_writer_add_number (BalJsonWriter *self, double value)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value))
    {
      bal_json_writer_add_null (self);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (buffer, sizeof buffer, formats[i], value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }
  bal_json_writer_add_raw (self, value == 0 ? "0" : buffer);
}

void
bal_json_writer_add_figure (BalJsonWriter *self, double value)
{
  char buffer[BAL_TEXT_NUMBER_SIZE];

  if (!isfinite (value))
    {
      bal_json_writer_add_null (self);
      return;
    }

  bal_text_write_number (value, buffer);
  bal_json_writer_add_raw (self, buffer);
}

void
bal_json_writer_add_text (BalJsonWriter *self, const char *text)
{
  if (text == NULL)
    {
      bal_json_writer_add_null (self);
      return;
    }

  begin_value (self);
  bal_text_append_json (self->out, text, -1);
}

char *
bal_json_writer_end (BalJsonWriter *self)
{
  GString *out = g_steal_pointer (&self->out);

  g_assert (self->begun && self->levels->len == 0);
  self->out = g_string_new (NULL);
  self->begun = FALSE;
  g_string_append_c (out, '\n');

  return g_string_free (out, FALSE);
}
