/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/area/bal-agency.h"
#include "libbalanced/area/bal-logic-node.h"
#include "libbalanced/area/bal-measure.h"
#include "libbalanced/area/bal-process.h"
#include "libbalanced/area/bal-provision.h"
#include "libbalanced/area/bal-published-figure.h"
#include "libbalanced/area/bal-setting.h"
#include "libbalanced/core/bal-result.h"
#include "libbalanced/document/bal-item.h"
#include "libbalanced/framework/bal-framework.h"

G_BEGIN_DECLS

#define BAL_TYPE_AREA (bal_area_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalArea, bal_area, BAL, AREA, BalItem)

BAL_AVAILABLE_IN_0_1
BalArea *bal_area_load (GFile *file, GCancellable *cancellable, GError **error);

BAL_AVAILABLE_IN_0_1
void bal_area_load_async (GFile *file,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);

BAL_AVAILABLE_IN_0_1
BalArea *bal_area_load_finish (GAsyncResult *result, GError **error);

BAL_AVAILABLE_IN_0_1
BalArea *bal_area_new_from_bytes (GBytes *bytes, const char *name, GError **error);

BAL_AVAILABLE_IN_0_1
char *bal_area_dup_schema (void);

BAL_AVAILABLE_IN_0_1
char *bal_area_to_json (BalArea *self);

BAL_AVAILABLE_IN_0_1
gboolean bal_area_save (BalArea *self, GFile *file, GCancellable *cancellable, GError **error);

BAL_AVAILABLE_IN_0_1
const char *bal_area_get_code (BalArea *self);

BAL_AVAILABLE_IN_0_1
const char *bal_area_get_name (BalArea *self);

BAL_AVAILABLE_IN_0_1
const char *bal_area_get_country (BalArea *self);

BAL_AVAILABLE_IN_0_1
gint32 bal_area_get_review_start_day (BalArea *self);

BAL_AVAILABLE_IN_0_1
gint32 bal_area_get_review_end_day (BalArea *self);

BAL_AVAILABLE_IN_0_1
BalFramework *bal_area_get_framework (BalArea *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_area_get_sources (BalArea *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_area_get_agencies (BalArea *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_area_get_settings (BalArea *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_area_get_provisions (BalArea *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_area_get_offers (BalArea *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_area_get_figures (BalArea *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_area_get_responsibilities (BalArea *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_area_get_focus_areas (BalArea *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_area_get_measures (BalArea *self);

BAL_AVAILABLE_IN_0_1
BalAgency *bal_area_lookup_agency (BalArea *self, const char *code);

BAL_AVAILABLE_IN_0_1
BalSetting *bal_area_lookup_setting (BalArea *self, const char *code);

BAL_AVAILABLE_IN_0_1
BalProvision *bal_area_lookup_provision (BalArea *self, const char *code);

BAL_AVAILABLE_IN_0_1
BalPublishedFigure *bal_area_lookup_figure (BalArea *self, const char *code);

BAL_AVAILABLE_IN_0_1
BalMeasure *bal_area_lookup_measure (BalArea *self, const char *code);

BAL_AVAILABLE_IN_0_1
BalItem *bal_area_lookup_item (BalArea *self, const char *pointer);

BAL_AVAILABLE_IN_0_1
char *bal_area_describe (BalArea *self, const char *pointer, const char *language);

BAL_AVAILABLE_IN_0_1
BalProcess *
bal_area_resolve_process (BalArea *self, const char *code, const char *setting, const char *agency);

BAL_AVAILABLE_IN_0_1
BalResult *bal_area_stop (BalArea *self, const char *const *codes, GError **error);

BAL_AVAILABLE_IN_0_1
BalResult *bal_area_lose_people (BalArea *self, const char *const *persons, GError **error);

BAL_AVAILABLE_IN_0_1
BalResult *bal_area_compare_lenses (BalArea *self);

BAL_AVAILABLE_IN_0_1
BalResult *bal_area_allocate (BalArea *self, const char *code, GError **error);

BAL_AVAILABLE_IN_0_1
BalResult *bal_area_check (BalArea *self);

BAL_AVAILABLE_IN_0_1
BalLogicNode *bal_area_lookup_logic_node (BalArea *self, const char *code);

BAL_AVAILABLE_IN_0_1
GListModel *bal_area_list_causes (BalArea *self, const char *code);

BAL_AVAILABLE_IN_0_1
GListModel *bal_area_list_effects (BalArea *self, const char *code);

G_END_DECLS
