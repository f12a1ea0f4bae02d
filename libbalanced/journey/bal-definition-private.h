/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Objects that are data for an analysis, such as a clock: they keep each property as the value that
 * was given, by its number. */

void bal_definition_set_property (GValue *values,
                                  guint n,
                                  GObject *object,
                                  guint id,
                                  const GValue *value,
                                  GParamSpec *pspec);
void bal_definition_get_property (const GValue *values,
                                  guint n,
                                  GObject *object,
                                  guint id,
                                  GValue *value,
                                  GParamSpec *pspec);
void bal_definition_clear (GValue *values, guint n);

/* One line "name=property: value; ..." of options, with what is not the default. */
void bal_definition_append_options (gpointer object, const char *name, GString *options);
/* One for each object of a list, which may be NULL. */
void bal_definition_append_list (GListModel *list, const char *name, GString *options);

/* FALSE where there are more than a maximum, an item is of another type, or two have one name. The
 * objects have a property "name"; @what is their plural, for the error. */
gboolean bal_definition_check_list (GListModel *list,
                                    GType type,
                                    guint maximum,
                                    const char *what,
                                    GError **error);

/* A property of an analysis that is a list of definitions: a copy, or NULL where it is not one. */
GListModel *bal_definition_dup_list (const GValue *value);

G_END_DECLS
