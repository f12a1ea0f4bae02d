/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-store-cell-private.h"

#include <string.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/base/bal-day16-private.h"

static void
fill_text (BalCell *cell, const char *text)
{
  cell->kind = BAL_CELL_TEXT;
  cell->text = text;
  cell->length = (guint32) strlen (text);
}

/* Strand and level stand together in the cell. */
static guint32
get_value (const BalStore *self, BalCaseloadFile file, const BalSchemaColumn *column, gsize row)
{
  int index;

  if (column->field == BAL_FIELD_STRAND)
    index = bal_episodes_get_strand (&self->episodes, row);
  else if (column->field == BAL_FIELD_LEVEL)
    index = bal_episodes_get_level (&self->episodes, row);
  else
    return bal_records_get (&self->records[file], column->type, column->field, row);
  return index < 0 ? G_MAXUINT32 : (guint32) index;
}

static void
fill_birth (BalCell *cell, guint32 value, char buffer[24])
{
  gint32 day = bal_day16_to_day ((BalDay16) value);

  cell->kind = BAL_CELL_DAY;
  cell->day = day;
  if (!(value & BAL_BIRTH_MONTH_ONLY))
    return;

  bal_day_write (day, buffer);
  buffer[strlen ("2020-03")] = '\0';
  fill_text (cell, buffer);
}

static void
fill_identifier (const BalStore *self, gsize row, char buffer[24], BalCell *cell)
{
  gsize length = 0;
  const char *text = bal_store_get_identifier (self, row, buffer, &length);

  if (text == NULL)
    return;
  cell->kind = BAL_CELL_TEXT;
  cell->text = text;
  cell->length = (guint32) length;
}

void
bal_store_fill_cell (const BalStore *self,
                     BalCaseloadFile file,
                     const BalSchemaColumn *column,
                     gsize row,
                     char buffer[24],
                     BalCell *cell)
{
  const BalNames *names = self->records[file].names[column->field];
  guint32 value;

  *cell = (BalCell){ .kind = BAL_CELL_MISSING };
  if (column->type == BAL_FIELD_TYPE_IDENTIFIER)
    {
      fill_identifier (self, row, buffer, cell);
      return;
    }

  value = get_value (self, file, column, row);
  if (value == G_MAXUINT32)
    return;
  if (names != NULL)
    fill_text (cell, names->names[value]);
  else if (column->type == BAL_FIELD_TYPE_BIRTH)
    fill_birth (cell, value, buffer);
  else if (column->type == BAL_FIELD_TYPE_DAY)
    {
      cell->kind = BAL_CELL_DAY;
      cell->day = bal_day16_to_day ((BalDay16) value);
    }
  else
    {
      cell->kind = BAL_CELL_INTEGER;
      cell->integer = value;
    }
}
