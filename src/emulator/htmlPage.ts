/** The page that a web server in front of 1C gives when 1C itself does not answer. */
export function htmlPage(status: number): string {
  return `<!DOCTYPE html>
<html>
<head><meta charset="utf-8"><title>${status === 200 ? '1С:Предприятие' : `Ошибка ${status}`}</title></head>
<body>
<h1>${status === 200 ? 'Выполняется обновление информационной базы' : 'Сеанс работы завершен администратором.'}</h1>
<p>Попробуйте обратиться позже.</p>
</body>
</html>
`;
}
